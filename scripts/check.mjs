// What must hold before a change is handed in: types, lint and format, tests. CI runs this same list.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));
const node = process.execPath;
const steps = [
  ['setup', node, ['scripts/setup.mjs']],
  ['types', node, ['node_modules/typescript/bin/tsc', '-p', '.']],
  ['types of the page', node, ['node_modules/typescript/bin/tsc', '-p', 'web']],
  ['lint and format', node, ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.']],
  ['tests', node, ['node_modules/vitest/vitest.mjs', 'run']],
];

const wanted = process.argv.includes('--before-tests') ? steps.filter(([name]) => name !== 'tests') : steps;

for (const [name, command, args] of wanted) {
  process.stderr.write(`• ${name}\n`);
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) {
    process.stderr.write(`✗ ${name} failed\n`);
    process.exit(status ?? 1);
  }
}
