import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../bot/answer-question.ts';
import { unanswered } from '../../bot/questions.ts';
import { receive } from '../../bot/receive.ts';
import { claim } from '../../desk/claim.ts';
import { close, reopen, withdraw } from '../../desk/close.ts';
import { loadCase } from '../../desk/record.ts';
import { release } from '../../desk/release.ts';
import { reply } from '../../desk/talk.ts';
import { transfer } from '../../desk/transfer.ts';
import { silent } from '../../src/base/log.ts';
import { asked, temporaryStore } from '../support/conversation.ts';
import { desk, kindsOf, opened, somebody, spoken } from '../support/desk.ts';
import { DAY } from '../support/people.ts';
import { scriptedAnswer } from '../support/scripted-answer.ts';

const CLOSING = {
  outcome: 'advised',
  service: 'policy',
  minutes: 12,
  summary: '已说明',
  seenSeq: 1_000_000,
} as const;

/** How many of several attempts went through, and what the others were told. */
async function outcomes(attempts: Promise<unknown>[]) {
  const settled = await Promise.allSettled(attempts);
  const refused = settled.flatMap((one) =>
    one.status === 'rejected' ? [(one.reason as { code: string }).code] : [],
  );
  return { won: settled.length - refused.length, refused };
}

describe('a claim', () => {
  it('has exactly one winner among 200 at once, and the others learn that it is taken', async () => {
    const deps = desk(await temporaryStore());
    const people = await Promise.all(Array.from({ length: 20 }, (_, i) => somebody(deps, `顾问${i}`)));
    const { id } = await opened(deps, 'c1');
    const { won, refused } = await outcomes(
      Array.from({ length: 200 }, (_, i) => claim(deps, id, people[i % 20]!)),
    );
    const record = (await loadCase(deps.store, id))!;
    // The winner's own further clicks are no refusals.
    expect(won).toBe(10);
    expect(new Set(refused)).toEqual(new Set(['case_taken']));
    expect(record).toMatchObject({ status: 'claimed', owner_id: expect.any(String) });
    expect((await kindsOf(deps.store, id)).filter((kind) => kind === 'case.claimed')).toHaveLength(1);
    expect(await deps.store.selectFrom('case_owners').selectAll().execute()).toHaveLength(1);
  });

  it('against a transfer at the same time leaves one of both, and the log says which', async () => {
    const deps = desk(await temporaryStore());
    const [first, second] = [await somebody(deps, '甲'), await somebody(deps, '乙')];
    for (let round = 0; round < 10; round++) {
      const { id } = await opened(deps, `c${round}`);
      const { won } = await outcomes([
        claim(deps, id, first),
        transfer(deps, id, second, { team: 'tax', note: '税' }),
        claim(deps, id, second),
      ]);
      const kinds = (await kindsOf(deps.store, id)).filter((kind) => /claimed|transferred/.test(kind));
      expect(kinds).toHaveLength(won);
      expect((await loadCase(deps.store, id))!.status).toMatch(/claimed|queued/);
    }
  });

  it('silences the bot at once: questions it had not answered go to the person, and none is left waiting', async () => {
    const deps = desk(await temporaryStore());
    const adviser = await somebody(deps, '甲');
    const { id } = await opened(deps, 'c1');
    const question = await asked(deps.store, 'c1', '没签合同怎么办');
    await claim(deps, id, adviser);
    const answering = {
      ...deps,
      logger: silent,
      answer: scriptedAnswer,
      deadlineMs: 1_000,
      onSaid: () => {},
    };
    expect(await answerQuestion(answering, question)).toBeNull();
    expect(await unanswered(deps.store, 0, 10)).toEqual([]);
    const later = await receive(deps, {
      conversationId: 'c1',
      clientId: 'x',
      text: '在吗',
      locale: 'zh-CN',
      extra: {},
    });
    expect(later.questionId).toBeNull();
    const roles = (await spoken(deps.store, 'c1')).slice(-2).map(([role]) => role);
    expect(roles).toEqual(['centre', 'enterprise']);
  });
});

describe('a reply', () => {
  it('is stored once however often it is sent, under the name of who speaks', async () => {
    const deps = desk(await temporaryStore());
    const adviser = await somebody(deps, '甲');
    const { id } = await opened(deps, 'c1');
    await claim(deps, id, adviser);
    const body = { clientId: 'r1', text: '您好，请说明情况。' };
    const seqs = await Promise.all(Array.from({ length: 20 }, () => reply(deps, id, adviser, body)));
    expect(new Set(seqs.map(({ seq }) => seq)).size).toBe(1);
    const rows = await deps.store.selectFrom('messages').selectAll().where('role', '=', 'adviser').execute();
    expect(rows).toHaveLength(1);
    expect(JSON.parse(rows[0]!.activity)).toMatchObject({
      from: { name: '顾问 甲' },
      channelData: { lastkm: { kind: 'adviser', name: '顾问 甲' } },
    });
    expect(await loadCase(deps.store, id)).toMatchObject({ status: 'waiting', waiting_since: null });
  });

  it('is refused to everybody but who has the case', async () => {
    const deps = desk(await temporaryStore());
    const [owner, colleague, auditor] = [
      await somebody(deps, '甲'),
      await somebody(deps, '乙'),
      await somebody(deps, '丙', ['auditor']),
    ];
    const { id } = await opened(deps, 'c1');
    await claim(deps, id, owner);
    for (const other of [colleague, auditor])
      await expect(reply(deps, id, other, { clientId: 'x', text: '好' })).rejects.toMatchObject({
        code: 'case_not_yours',
      });
  });
});

describe('giving back and closing', () => {
  it('puts a case back with its reason, and the bot may speak again', async () => {
    const deps = desk(await temporaryStore());
    const adviser = await somebody(deps, '甲');
    const { id } = await opened(deps, 'c1');
    await claim(deps, id, adviser);
    await release(deps, id, adviser, { reason: 'not_my_field' });
    expect(await loadCase(deps.store, id)).toMatchObject({ status: 'queued', owner_id: null });
    expect(await deps.store.selectFrom('conversations').select('floor').execute()).toEqual([
      { floor: 'bot' },
    ]);
    expect(await deps.store.selectFrom('case_refusals').select('reason').execute()).toEqual([
      { reason: 'not_my_field' },
    ]);
  });

  it('does not close over words that the closing person has not seen', async () => {
    const deps = desk(await temporaryStore());
    const adviser = await somebody(deps, '甲');
    const { id } = await opened(deps, 'c1');
    await claim(deps, id, adviser);
    const { seq } = await reply(deps, id, adviser, { clientId: 'r', text: '好了' });
    await receive(deps, { conversationId: 'c1', clientId: 'e', text: '等等', locale: 'zh-CN', extra: {} });
    await expect(close(deps, id, adviser, { ...CLOSING, seenSeq: seq })).rejects.toMatchObject({
      code: 'case_moved_on',
    });
    await close(deps, id, adviser, CLOSING);
    expect(await loadCase(deps.store, id)).toMatchObject({
      status: 'closed',
      outcome: 'advised',
      minutes: 12,
    });
  });

  it('hands back with a clean boundary: what was said before is no context, and a new wish opens a new case', async () => {
    const deps = desk(await temporaryStore());
    const adviser = await somebody(deps, '甲');
    const first = await opened(deps, 'c1');
    await claim(deps, first.id, adviser);
    await close(deps, first.id, adviser, CLOSING);
    const histories: number[] = [];
    const answer = (wish: Parameters<typeof scriptedAnswer>[0]) => {
      histories.push(wish.history.length);
      return scriptedAnswer(wish);
    };
    const answering = { ...deps, logger: silent, answer, deadlineMs: 1_000, onSaid: () => {} };
    const stored = await answerQuestion(answering, await asked(deps.store, 'c1', '我要找人工'));
    expect(histories).toEqual([0]);
    expect(stored?.caseReference).not.toBe(first.reference);
  });

  it('reopens to whom it was within the days allowed, and not later', async () => {
    const deps = desk(await temporaryStore());
    const adviser = await somebody(deps, '甲');
    const { id } = await opened(deps, 'c1');
    await claim(deps, id, adviser);
    await close(deps, id, adviser, CLOSING);
    deps.clock.pass(10 * DAY);
    expect(await reopen(deps, id, adviser, { reason: '又来信了' })).toMatchObject({ status: 'claimed' });
    await close(deps, id, adviser, CLOSING);
    deps.clock.pass(16 * DAY);
    await expect(reopen(deps, id, null, { reason: '' })).rejects.toMatchObject({ code: 'reopen_too_late' });
  });

  it('against a close and a withdrawal at once ends once', async () => {
    const deps = desk(await temporaryStore());
    const adviser = await somebody(deps, '甲');
    for (let round = 0; round < 10; round++) {
      const { id } = await opened(deps, `c${round}`);
      await claim(deps, id, adviser);
      const { won } = await outcomes([
        close(deps, id, adviser, CLOSING),
        withdraw(deps, `c${round}`),
        transfer(deps, id, adviser, { team: 'tax', note: '' }),
      ]);
      expect(
        (await kindsOf(deps.store, id)).filter((kind) => kind === 'case.closed').length,
      ).toBeLessThanOrEqual(1);
      expect(won).toBeGreaterThan(0);
    }
  });
});
