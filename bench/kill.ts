import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killRounds } from '../test/support/killing.ts';

/**
 * Durability under `kill -9`, longer than the test: `node --import tsx bench/kill.ts [kills]`. Promise: nothing
 * acknowledged is lost, changed or doubled, and every question gets one answer. Exits 1 when it is broken.
 */
const kills = Number(process.argv[2] ?? 30);
const folder = mkdtempSync(join(tmpdir(), 'lastkm-kill-'));
const report = await killRounds(folder, kills, (kill) => process.stderr.write(`\rkill ${kill} of ${kills}`));
process.stdout.write(`\n${JSON.stringify(report)}\n`);
rmSync(folder, { recursive: true });
const { kills: _kills, acknowledged: _acknowledged, ...broken } = report;
process.exitCode = Object.values(broken).some((count) => count > 0) ? 1 : 0;
