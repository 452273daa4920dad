import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { HAND_OFF_POINTS, killDeskRounds } from '../support/killing-desk.ts';

const KILLS = 5;
const NOTHING_WRONG = {
  casesLost: 0,
  casesDoubled: 0,
  wordsLost: 0,
  wordsDoubled: 0,
  botSpokeInOwned: 0,
  leftWaiting: 0,
  ownersWrong: 0,
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lastkm-desk-kill-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it(`loses and doubles no case and no word, and keeps the bot silent, killed ${KILLS} times at random`, async () => {
  const report = await killDeskRounds(folder, KILLS);
  expect(report).toEqual({ kills: KILLS, atPoint: 0, steps: expect.any(Number), ...NOTHING_WRONG });
  expect(report.steps).toBeGreaterThan(KILLS);
}, 300_000);

it('loses and doubles nothing when it dies before or after the commit of any step of a hand-off', async () => {
  const report = await killDeskRounds(folder, HAND_OFF_POINTS);
  const kills = HAND_OFF_POINTS.length;
  expect(report).toEqual({ kills, atPoint: kills, steps: expect.any(Number), ...NOTHING_WRONG });
}, 600_000);
