import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { killRounds } from '../support/killing.ts';

const KILLS = 6;

it(`loses and doubles nothing acknowledged when killed ${KILLS} times at random`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lastkm-kill-'));
  const report = await killRounds(folder, KILLS);
  expect(report).toEqual({
    kills: KILLS,
    acknowledged: expect.any(Number),
    lost: 0,
    changed: 0,
    doubled: 0,
    unanswered: 0,
    answeredTwice: 0,
    casesDoubled: 0,
  });
  expect(report.acknowledged).toBeGreaterThan(KILLS);
  rmSync(folder, { recursive: true });
}, 300_000);
