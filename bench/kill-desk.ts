import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killDeskRounds } from '../test/support/killing-desk.ts';

/**
 * The desk under `kill -9`, longer than the test: `node --import tsx bench/kill-desk.ts [kills]`. Promise: no case
 * and no word is lost or doubled, the bot never speaks in an owned case, nothing is left waiting. Exits 1 when it
 * is broken.
 */
const kills = Number(process.argv[2] ?? 50);
const folder = mkdtempSync(join(tmpdir(), 'lastkm-desk-kill-'));
const report = await killDeskRounds(folder, kills, (kill) =>
  process.stderr.write(`\rkill ${kill} of ${kills}`),
);
process.stdout.write(`\n${JSON.stringify(report)}\n`);
rmSync(folder, { recursive: true });
const { kills: _kills, atPoint: _atPoint, steps: _steps, ...broken } = report;
process.exitCode = Object.values(broken).some((count) => count > 0) ? 1 : 0;
