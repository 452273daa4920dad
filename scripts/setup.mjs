// Installs what the lock file asks for and builds what is stale. Silent and instant when there is nothing to do.
// Plain JavaScript, no dependency: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);

const installed = 'node_modules/.lastkm-install';
const install = digest([`node ${process.versions.modules}`, ...contents(['package-lock.json'])]);
if (read(installed) !== install) {
  say('Installing packages (two native modules compile: two to five minutes the first time) …');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  write(installed, install);
}

const folders = ['accounts', 'bot', 'desk', 'ingest', 'knowledge', 'reports', 'services', 'src'];
build('server', [...folders, 'scripts/build-server.mjs'], /\.ts$|\.yaml$|\.mjs$/, () =>
  run(process.execPath, ['scripts/build-server.mjs', ...folders]),
);
// The page takes a few lists from the server's own folders.
const shared = [
  'accounts/roles.ts',
  'bot/outcomes.ts',
  'desk/states.ts',
  'knowledge/levels.ts',
  'src/base/language.ts',
  'src/base/time.ts',
  'src/operations/data/groups.ts',
];
build('page', ['web', ...shared], /./, () =>
  run(process.execPath, ['node_modules/vite/bin/vite.js', 'build', 'web', '--logLevel', 'warn']),
);

function build(name, sources, pattern, make) {
  const stamp = join('dist', `.${name}`);
  const wanted = digest([install, ...contents(sources, pattern)]);
  if (read(stamp) === wanted) return;
  say(`Building the ${name} …`);
  make();
  write(stamp, wanted);
}

function contents(paths, pattern = /./) {
  return paths.flatMap((path) => {
    if (!existsSync(path)) return [];
    if (!statSync(path).isDirectory()) return [path, readFileSync(path)];
    const inner = readdirSync(path)
      .sort()
      .filter((name) => name !== 'node_modules')
      .map((name) => join(path, name));
    return contents(
      inner.filter((file) => statSync(file).isDirectory() || pattern.test(file)),
      pattern,
    );
  });
}

function digest(parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}

function read(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function run(command, args) {
  const { status } = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) {
    say(`This step failed: ${command} ${args.join(' ')}`);
    process.exit(status ?? 1);
  }
}

function say(text) {
  process.stderr.write(`${text}\n`);
}
