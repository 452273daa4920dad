import { expect, it } from 'vitest';
import { askOnce } from '../../bot/ask-once.ts';
import { readAnswer } from '../../bot/read-answer.ts';
import { silent } from '../../src/base/log.ts';
import { clockAt } from '../../src/base/time.ts';
import { temporaryStore } from '../support/conversation.ts';
import { scriptedAnswer } from '../support/scripted-answer.ts';

async function deps() {
  const store = await temporaryStore();
  return { store, clock: clockAt('2026-11-24'), logger: silent, answer: scriptedAnswer, deadlineMs: 5_000 };
}

it('asks without a channel, in a conversation that goes on', async () => {
  const asking = await deps();
  const first = await askOnce(asking, 'eval-1', '没签合同要赔双倍工资吗');
  const second = await askOnce(asking, 'eval-1', '那劳务派遣呢');
  expect(first).toMatchObject({ outcome: 'answered', asOf: '2026-11-24', language: 'zh' });
  expect(first.citations).toHaveLength(2);
  expect(second.text).toMatch(/^（接上文）/);
});

it('opens a case like the chat, and reads the answer back as it was given', async () => {
  const asking = await deps();
  const answer = await askOnce(asking, 'eval-1', 'urgent: I need a person', 'en');
  expect(answer).toMatchObject({ outcome: 'handed_off', urgent: true, caseReference: 'LK-20261124-0001' });
  const { id } = await asking.store.selectFrom('questions').select('id').executeTakeFirstOrThrow();
  const { text: _given, ...given } = answer;
  expect(await readAnswer(asking.store, id)).toMatchObject(given);
});

it('refuses while a person has the floor', async () => {
  const asking = await deps();
  await askOnce(asking, 'eval-1', '你好');
  await asking.store.updateTable('conversations').set({ floor: 'person' }).execute();
  await expect(askOnce(asking, 'eval-1', '你好')).rejects.toMatchObject({ code: 'forbidden' });
});
