import { describe, expect, it } from 'vitest';
import { recordFeedback } from '../../bot/feedback.ts';
import { claim } from '../../desk/claim.ts';
import { close } from '../../desk/close.ts';
import { decideProposal, propose } from '../../desk/proposals.ts';
import { rate } from '../../desk/ratings.ts';
import { openCaseOf } from '../../desk/record.ts';
import type { ServiceType } from '../../desk/states.ts';
import { reply } from '../../desk/talk.ts';
import { deskReport } from '../../reports/figures/desk.ts';
import { statisticsSheet } from '../../reports/figures/export.ts';
import { periodsIn } from '../../reports/figures/periods.ts';
import { keepSnapshot, snapshotById } from '../../reports/figures/snapshots.ts';
import { recordsOf, statisticsOf } from '../../reports/figures/statistics.ts';
import { STATISTICS } from '../../reports/figures/statistics-rows.ts';
import { trendsOf } from '../../reports/figures/trends.ts';
import { typicalCases } from '../../reports/figures/typical-cases.ts';
import { ask } from '../support/asked.ts';
import { temporaryStore } from '../support/conversation.ts';
import { desk, somebody } from '../support/desk.ts';
import { cite, storePageCorpus } from '../support/page-corpus.ts';
import { DAY, MINUTE } from '../support/people.ts';

const YEAR = 2026;
const span = { from: '2026-11-01', to: '2026-11-30' };

/** A small centre's November: six questions, of which two became cases; one of these was closed and rated. */
async function november() {
  const deps = desk(await temporaryStore());
  const { store, clock } = deps;
  const { law } = await storePageCorpus(store);
  const adviser = await somebody(deps, '陈晓');
  const citations = [cite(law[2]!, '每月支付二倍的工资', '2026-11-25')];
  const good = await ask(deps, { text: '双倍工资', topics: ['labor'], answer: { citations } });
  await recordFeedback(deps, good.conversationId, { answerId: good.answerId, verdict: 'up' });
  const bad = await ask(deps, { text: '贴息', topics: ['support'], answer: { outcome: 'answered_partly' } });
  const rating = { answerId: bad.answerId, verdict: 'down', reason: 'outdated', comment: '旧了' } as const;
  await recordFeedback(deps, bad.conversationId, rating);
  const english = { language: 'en', outcome: 'unanswerable_not_found' } as const;
  await ask(deps, { text: 'subsidy', topics: ['support'], channel: 'msteams', answer: english });
  clock.pass(DAY);
  const hand = { outcome: 'handed_off', team: 'tax', caseReason: 'complex' } as const;
  const first = await ask(deps, { conversation: 'k1', text: '转让定价', topics: ['tax'], answer: hand });
  await ask(deps, {
    conversation: 'k2',
    text: '稽查',
    topics: ['tax'],
    answer: { ...hand, team: 'legal_aid' },
  });
  const record = (await openCaseOf(store, first.conversationId))!;
  await store
    .insertInto('case_parties')
    .values({ case_id: record.id, side: 'own', name: '甲公司', normal: '甲', code: '91330100MA27XF0000' })
    .execute();
  await claim(deps, record.id, adviser);
  clock.pass(30 * MINUTE);
  await reply(deps, record.id, adviser, { clientId: 'r1', text: '请准备资料' });
  const service: ServiceType = 'policy';
  const closing = { outcome: 'advised', service, minutes: 45, summary: '已答', seenSeq: 1e9 } as const;
  await close(deps, record.id, adviser, closing);
  await rate(deps, first.conversationId, { score: 4, comment: '' });
  await rate(deps, first.conversationId, { benefit: 'yes' });
  await ask(deps, { text: '再问一次', topics: ['tax'], answer: { citations } });
  return { ...deps, adviser, caseId: record.id, documentId: law[2]!.documentId };
}

describe('trends', () => {
  it('count as one counts by hand, period by period, without gaps', async () => {
    const { store, documentId } = await november();
    const trends = await trendsOf(store, { from: '2026-11-24', to: '2026-11-27' }, 'day');
    expect(trends.periods.map(({ day, questions }) => [day, questions])).toEqual([
      ['2026-11-24', 0],
      ['2026-11-25', 3],
      ['2026-11-26', 3],
      ['2026-11-27', 0],
    ]);
    expect(trends.totals).toMatchObject({
      questions: 6,
      conversations: 6,
      topics: { labor: 1, support: 2, tax: 3 },
      families: { answered: 3, handed_off: 2, unanswerable: 1, declined: 0 },
      languages: { zh: 5, en: 1 },
      up: 1,
      down: 1,
      satisfaction: 0.5,
    });
    expect(trends.reasons).toMatchObject([{ reason: 'outdated', count: 1 }]);
    expect(trends.comments).toMatchObject([{ comment: '旧了', verdict: 'down' }]);
    expect(trends.cited).toEqual([{ documentId, title: '劳动合同示范法', answers: 2 }]);
    expect((await trendsOf(store, { ...span, language: 'en' }, 'month')).totals.questions).toBe(1);
  });

  it('begin weeks on Monday and months on their first day', () => {
    expect(periodsIn('2026-11-25', '2026-12-08', 'week')).toEqual(['2026-11-23', '2026-11-30', '2026-12-07']);
    expect(periodsIn('2026-11-25', '2027-01-01', 'month')).toEqual([
      '2026-11-01',
      '2026-12-01',
      '2027-01-01',
    ]);
    expect(periodsIn('2024-02-28', '2024-03-01', 'day')).toEqual(['2024-02-28', '2024-02-29', '2024-03-01']);
  });
});

describe('the desk’s numbers', () => {
  it('are those of its own records', async () => {
    const { store } = await november();
    const { figures } = await deskReport(store, span);
    expect(figures).toMatchObject({ opened: 2, closed: 1, reopened: 0, openNow: 1, minutes: 45 });
    expect(figures.reasons).toMatchObject([{ reason: 'complex', count: 2, name: { en: 'Complex' } }]);
    expect(figures.teams).toMatchObject([
      { team: 'legal_aid', opened: 1, closed: 0 },
      { team: 'tax', opened: 1, closed: 1, minutes: 45 },
    ]);
    expect(figures.sla.find(({ kind }) => kind === 'first_response')).toMatchObject({
      met: 1,
      missed: 0,
      medianMs: 30 * MINUTE,
      medianWorkingMs: 30 * MINUTE,
    });
    expect(figures.ratings).toEqual({ count: 1, average: 4, scores: { 1: 0, 2: 0, 3: 0, 4: 1, 5: 0 } });
    expect(figures.benefits).toEqual({ yes: 1, partly: 0, no: 0, not_yet: 0 });
    expect((await deskReport(store, { from: '2026-10-01', to: '2026-10-31' })).figures.opened).toBe(0);
  });
});

describe('the yearly table', () => {
  it('counts as one counts by hand, and leaves empty what nobody holds', async () => {
    const { store, clock } = await november();
    const table = await statisticsOf({ store, clock, centre: '示范中心' }, YEAR);
    const values = Object.fromEntries(
      table.groups.flatMap(({ rows }) => rows.map(({ id, value }) => [id, value])),
    );
    expect(values).toMatchObject({
      'overview.questions': 6,
      'overview.conversations': 6,
      'overview.enterprises': 1,
      'overview.answered': 2,
      'overview.handed': 2,
      'overview.unanswered': 1,
      'overview.english': 1,
      'overview.opened': 2,
      'overview.closed': 1,
      'overview.satisfaction': 50,
      'overview.rating': 4,
      'overview.ratings': 1,
      'overview.first_response': 30,
      'overview.hours': 0.8,
      'overview.benefit': 1,
      'policy.texts': 2,
      'policy.tax': 3,
      'policy.cases': 1,
      'digital.cases': 0,
      'financing.amount': null,
      'other.legal_aid_opened': 1,
      'other.legal_aid_closed': 0,
      'other.volunteers': 0,
      'capability.advisers': 1,
      'capability.in_time': 100,
      'methods.channels': 2,
      'methods.without_person': 33.3,
      'summary.typical_cases': 0,
    });
    expect([table.from, table.to]).toEqual(['2026-01-01', '2026-11-26']);
  });

  it('shows for every counted figure exactly the records it counts', async () => {
    const { store, clock } = await november();
    const table = await statisticsOf({ store, clock, centre: undefined }, YEAR);
    for (const { id, value, records } of table.groups.flatMap(({ rows }) => rows)) {
      if (!records) continue;
      const found = await recordsOf({ store, clock }, { year: YEAR, row: id, limit: 100, offset: 0 });
      expect([id, found.total, found.records.length]).toEqual([id, value, value]);
    }
  });

  it('refuses a year that has not begun, and records of what is no count', async () => {
    const { store, clock } = await november();
    await expect(statisticsOf({ store, clock, centre: undefined }, 2031)).rejects.toMatchObject({
      code: 'body_invalid',
    });
    const row = { year: YEAR, row: 'overview.rating', limit: 1, offset: 0 };
    await expect(recordsOf({ store, clock }, row)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('once kept stays as it was, whatever comes after', async () => {
    const deps = await november();
    const kept = await keepSnapshot(
      { ...deps, centre: undefined },
      { year: YEAR, note: '上报' },
      deps.adviser.id,
    );
    await ask(deps, { text: '后来的问题' });
    const again = await snapshotById(deps.store, kept.snapshot!.id);
    expect(again).toEqual(kept);
    expect(again.groups[0]!.rows[0]!.value).toBe(6);
    expect(again.snapshot).toMatchObject({ year: YEAR, note: '上报', by: '陈晓' });
  });

  it('names every figure with its unit and definition in the file, in both languages', async () => {
    const { store, clock } = await november();
    const table = await statisticsOf({ store, clock, centre: '示范中心' }, YEAR);
    for (const language of ['zh', 'en'] as const) {
      const rows = [...(statisticsSheet(table, language).rows as Iterable<unknown[]>)];
      expect(rows).toHaveLength(STATISTICS.groups.flatMap((group) => group.rows).length);
      for (const row of rows) expect(row.every((cell) => cell !== '')).toBe(true);
    }
  });
});

describe('typical cases', () => {
  it('are those approved in the period, without names', async () => {
    const deps = await november();
    const approver = await somebody(deps, '林静', ['approver']);
    const typical = { kind: 'typical_case', title: '甲公司的定价', text: '甲公司，电话13812345678' } as const;
    const made = await propose(deps, deps.caseId, deps.adviser, typical);
    expect(await typicalCases(deps.store, span)).toEqual([]);
    await decideProposal(deps, made.id, approver, { approve: true });
    expect(await typicalCases(deps.store, span)).toMatchObject([
      { title: '××的定价', text: '××，电话[电话]', service: 'policy', team: 'tax' },
    ]);
    expect(await typicalCases(deps.store, { from: '2025-01-01', to: '2025-12-31' })).toEqual([]);
  });
});
