import { expect, it } from 'vitest';
import { answerQuestion } from '../../bot/answer-question.ts';
import type { Asked } from '../../bot/asked.ts';
import { ending } from '../../bot/endings.ts';
import { recordFeedback } from '../../bot/feedback.ts';
import { offerPerson } from '../../bot/offer-person.ts';
import { silent } from '../../src/base/log.ts';
import { systemClock } from '../../src/base/time.ts';
import type { Store } from '../../src/store/open.ts';
import { asked, conversation, temporaryStore } from '../support/conversation.ts';
import { scriptedAnswer } from '../support/scripted-answer.ts';

async function said(store: Store, text: string, answer: (asked: Asked) => ReturnType<typeof scriptedAnswer>) {
  const deps = { store, clock: systemClock, logger: silent, deadlineMs: 1_000, onSaid: () => {}, answer };
  return (await answerQuestion(deps, await asked(store, 'c1', text)))!;
}
const broken = async () => {
  throw new Error('everything is down');
};
const notFound = async ({ locale, today }: Asked) => ending('unanswerable_not_found', locale, today);

it.each(['我要转人工', 'I want to talk to a person', '转税务顾问'])(
  'gives a person to who asks for one though answering is broken: %s',
  async (text) => {
    const store = await temporaryStore();
    await conversation(store);
    const answer = await said(store, text, broken);
    expect(answer).toMatchObject({ outcome: 'handed_off', caseReference: expect.stringMatching(/^LK-/) });
  },
);

it('apologises for the first failure, and hands over at the second', async () => {
  const store = await temporaryStore();
  await conversation(store);
  expect((await said(store, '没签合同', broken)).outcome).toBe('failed_internal');
  expect(await said(store, '没签合同', broken)).toMatchObject({
    outcome: 'handed_off',
    caseReason: 'bot_failed',
  });
});

it('hands over when twice in a row no text was found', async () => {
  const store = await temporaryStore();
  await conversation(store);
  expect((await said(store, '甲', notFound)).caseReference).toBeNull();
  expect(await said(store, '乙', notFound)).toMatchObject({
    caseReason: 'weak_evidence',
    caseReference: expect.anything(),
  });
});

it('offers a person after a thumbs down, once, and counts the wish that follows apart', async () => {
  const store = await temporaryStore();
  await conversation(store);
  const deps = { store, clock: systemClock };
  const { id } = await said(store, '没签合同', scriptedAnswer);
  await recordFeedback(deps, 'c1', { answerId: id, verdict: 'down' });
  await offerPerson(deps, 'c1');
  await offerPerson(deps, 'c1');
  const offers = await store.selectFrom('messages').select('text').where('role', '=', 'centre').execute();
  expect(offers).toHaveLength(1);
  await said(store, '我要找人工', scriptedAnswer);
  expect(await store.selectFrom('cases').select('reason').execute()).toEqual([{ reason: 'dissatisfied' }]);
});
