import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { killDeskRounds } from '../support/killing-desk.ts';

const KILLS = 5;

it(`loses and doubles no case and no word, and keeps the bot silent, killed ${KILLS} times at random`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lastkm-desk-kill-'));
  const report = await killDeskRounds(folder, KILLS);
  expect(report).toEqual({
    kills: KILLS,
    steps: expect.any(Number),
    casesLost: 0,
    casesDoubled: 0,
    wordsLost: 0,
    wordsDoubled: 0,
    botSpokeInOwned: 0,
    leftWaiting: 0,
    ownersWrong: 0,
  });
  expect(report.steps).toBeGreaterThan(KILLS);
  rmSync(folder, { recursive: true });
}, 300_000);
