import { expect, it } from 'vitest';
import { storeAnswer } from '../../bot/store-answer.ts';
import { clockAt } from '../../src/base/time.ts';
import type { Store } from '../../src/store/open.ts';
import { asked, conversation, temporaryStore } from '../support/conversation.ts';
import { scriptedAnswer } from '../support/scripted-answer.ts';

async function handOff(store: Store, id: string, text: string, day = '2026-11-24') {
  const question = await asked(store, id, text);
  const answer = await scriptedAnswer({ text, locale: 'zh', history: [], today: day });
  return storeAnswer({ store, clock: clockAt(day) }, question, answer);
}

it('numbers cases by the day in China, starting anew each day', async () => {
  const store = await temporaryStore();
  for (const id of ['c1', 'c2', 'c3']) await conversation(store, id);
  const references = [
    await handOff(store, 'c1', '我要找人工'),
    await handOff(store, 'c2', '我要找人工'),
    await handOff(store, 'c3', '我要找人工', '2026-11-25'),
  ].map((answer) => answer?.caseReference);
  expect(references).toEqual(['LK-20261124-0001', 'LK-20261124-0002', 'LK-20261125-0001']);
});

it('keeps one open case per conversation, and makes it urgent when a later message is', async () => {
  const store = await temporaryStore();
  await conversation(store);
  const first = await handOff(store, 'c1', '我要找人工');
  const second = await handOff(store, 'c1', '很急，我要找人工');
  expect(second?.caseReference).toBe(first?.caseReference);
  const cases = await store.selectFrom('cases').selectAll().execute();
  expect(cases).toHaveLength(1);
  expect(cases[0]).toMatchObject({ urgent: 1, deadline: '2026-12-09', team: 'labor', status: 'queued' });
  expect(JSON.parse(cases[0]!.brief)).toMatchObject({ question: '我要找人工', language: 'zh' });
  const raised = await store.selectFrom('log').select('subject').where('kind', '=', 'case.raised').execute();
  expect(raised).toEqual([{ subject: cases[0]!.id }]);
});

it('opens a new case once the earlier one is closed', async () => {
  const store = await temporaryStore();
  await conversation(store);
  const first = await handOff(store, 'c1', '我要找人工');
  await store.updateTable('cases').set({ status: 'closed' }).execute();
  const second = await handOff(store, 'c1', '我要找人工');
  expect([first?.caseReference, second?.caseReference]).toEqual(['LK-20261124-0001', 'LK-20261124-0002']);
});

it('refuses doubles: a second answer to the same question is not stored', async () => {
  const store = await temporaryStore();
  await conversation(store);
  const question = await asked(store, 'c1', '我要找人工');
  const answer = await scriptedAnswer({ text: '我要找人工', locale: 'zh', history: [], today: '2026-11-24' });
  const deps = { store, clock: clockAt('2026-11-24') };
  const both = await Promise.all([storeAnswer(deps, question, answer), storeAnswer(deps, question, answer)]);
  expect(both.filter((stored) => stored === null)).toHaveLength(1);
  expect(await store.selectFrom('cases').select('id').execute()).toHaveLength(1);
  expect(
    await store.selectFrom('messages').select('id').where('reply_to', '=', question.messageId).execute(),
  ).toHaveLength(1);
});
