import { describe, expect, it } from 'vitest';
import { readFeedback, recordFeedback } from '../../bot/feedback.ts';
import { storeAnswer } from '../../bot/store-answer.ts';
import { systemClock } from '../../src/base/time.ts';
import { asked, conversation, temporaryStore } from '../support/conversation.ts';
import { scriptedAnswer } from '../support/scripted-answer.ts';

async function answered() {
  const store = await temporaryStore();
  await conversation(store, 'c1');
  await conversation(store, 'c2');
  const answer = await scriptedAnswer({ text: '你好', locale: 'zh', history: [], today: '2026-11-24' });
  const kept = await storeAnswer({ store, clock: systemClock }, await asked(store, 'c1', '你好'), answer);
  return { store, deps: { store, clock: systemClock }, answerId: kept!.id };
}

describe('rating an answer', () => {
  it('keeps the last rating, with reason and comment, and logs each without the comment', async () => {
    const { store, deps, answerId } = await answered();
    await recordFeedback(deps, 'c1', { answerId, verdict: 'up' });
    const down = { answerId, verdict: 'down' as const, reason: 'outdated', comment: '条文已修改' };
    expect(await recordFeedback(deps, 'c1', down)).toBe(true);
    const rows = await store.selectFrom('feedback').selectAll().execute();
    expect(rows).toMatchObject([
      { answer_id: answerId, verdict: 'down', reason: 'outdated', comment: '条文已修改' },
    ]);
    const logged = await store.selectFrom('log').select('data').where('kind', '=', 'feedback').execute();
    expect(logged).toHaveLength(2);
    expect(JSON.stringify(logged)).not.toContain('条文已修改');
  });

  it('masks personal data in a comment', async () => {
    const { store, deps, answerId } = await answered();
    await recordFeedback(deps, 'c1', { answerId, verdict: 'down', comment: '请回电13800138000' });
    const { comment } = await store.selectFrom('feedback').selectAll().executeTakeFirstOrThrow();
    expect(comment).not.toContain('13800138000');
  });

  it('refuses answers of another conversation and answers that are not there', async () => {
    const { store, deps, answerId } = await answered();
    expect(await recordFeedback(deps, 'c2', { answerId, verdict: 'up' })).toBe(false);
    expect(await recordFeedback(deps, 'c1', { answerId: 'none', verdict: 'up' })).toBe(false);
    expect(await store.selectFrom('feedback').selectAll().execute()).toEqual([]);
  });

  it('reads the events of our page and of Web Chat, and nothing else', () => {
    const value = { answerId: 'a', verdict: 'up', comment: ' 好 ' };
    expect(readFeedback({ name: 'lastkm/feedback', value })).toEqual({
      answerId: 'a',
      verdict: 'up',
      comment: '好',
    });
    const entities = [null, { '@id': 'urn:lastkm:answer:a:dislike' }];
    const click = { name: 'webchat:activity-status/feedback', entities };
    expect(readFeedback(click)).toEqual({ answerId: 'a', verdict: 'down' });
    for (const event of [
      {},
      { name: 'lastkm/feedback', value: { answerId: 'a', verdict: 'perhaps' } },
      { name: 'lastkm/feedback', value: { ...value, comment: 'x'.repeat(2_001) } },
      { name: 'webchat:activity-status/feedback', entities: 'urn:lastkm:answer:a:like' },
      { name: 'another', value },
    ])
      expect(readFeedback(event)).toBeNull();
  });
});
