import { describe, expect, it } from 'vitest';
import { confirmBrief } from '../../desk/brief.ts';
import { claim } from '../../desk/claim.ts';
import { close } from '../../desk/close.ts';
import { snooze } from '../../desk/edit.ts';
import { followUp } from '../../desk/follow-ups.ts';
import { loadCase } from '../../desk/record.ts';
import { decline } from '../../desk/release.ts';
import { reply } from '../../desk/talk.ts';
import { changeTeam } from '../../desk/teams.ts';
import { tellByMail } from '../../desk/tell-by-mail.ts';
import { watch } from '../../desk/watch.ts';
import { temporaryStore } from '../support/conversation.ts';
import { type Desk, desk, kindsOf, opened, somebody, spoken } from '../support/desk.ts';
import { DAY, HOUR, MINUTE } from '../support/people.ts';

const everybody = () => true;

async function automatic(way: 'least_loaded' | 'round_robin' | 'longest_waiting'): Promise<Desk> {
  const deps = desk(await temporaryStore());
  await changeTeam(deps, 'labor', { assignment: way }, 'test');
  return deps;
}

async function offeredTo({ store }: Desk): Promise<(string | null)[]> {
  const rows = await store.selectFrom('cases').select('offered_to').orderBy('created_at').execute();
  return rows.map((row) => row.offered_to);
}

describe('automatic assignment', () => {
  it('goes in turn, and the urgent case first', async () => {
    const deps = await automatic('round_robin');
    const [a, b] = [await somebody(deps, '甲'), await somebody(deps, '乙')];
    await opened(deps, 'c1');
    await opened(deps, 'c2', '很急，我要找人工');
    await opened(deps, 'c3');
    expect((await watch(deps, everybody)).offered).toBe(3);
    const rows = await deps.store
      .selectFrom('log')
      .select('subject')
      .where('kind', '=', 'case.offered')
      .orderBy('seq')
      .execute();
    const urgent = await deps.store
      .selectFrom('cases')
      .select('id')
      .where('urgent', '=', 1)
      .executeTakeFirstOrThrow();
    expect(rows[0]?.subject).toBe(urgent.id);
    const counts = (await offeredTo(deps)).map((id) => (id === a.id ? 'a' : id === b.id ? 'b' : '-')).sort();
    expect(counts.join('')).toMatch(/^(aab|abb)$/);
  });

  it('goes to who has fewest, within capacity, skills and language, and to nobody who is not there', async () => {
    const deps = await automatic('least_loaded');
    const busy = await somebody(deps, '忙');
    await somebody(deps, '无能', ['adviser'], { languages: ['en'] });
    await somebody(deps, '别队', ['adviser'], { teams: ['tax'] });
    await somebody(deps, '满', ['adviser'], { capacity: 0 });
    const free = await somebody(deps, '闲');
    await claim(deps, (await opened(deps, 'c0')).id, busy);
    await opened(deps, 'c1');
    expect((await watch(deps, () => false)).offered).toBe(0);
    await watch(deps, everybody);
    expect((await offeredTo(deps)).at(-1)).toBe(free.id);
  });

  it('offers anew to somebody else when nobody answers in time, or who was asked declines', async () => {
    const deps = await automatic('longest_waiting');
    const people = [await somebody(deps, '甲'), await somebody(deps, '乙')];
    const { id } = await opened(deps, 'c1');
    await watch(deps, everybody);
    const first = (await loadCase(deps.store, id))!.offered_to;
    deps.clock.pass(11 * MINUTE);
    expect(await watch(deps, everybody)).toMatchObject({ expired: 1, offered: 1 });
    const second = (await loadCase(deps.store, id))!.offered_to;
    expect(new Set([first, second])).toEqual(new Set(people.map((one) => one.id)));
    await decline(deps, id, people.find((one) => one.id === second)!, { reason: 'busy' });
    await watch(deps, everybody);
    expect(await loadCase(deps.store, id)).toMatchObject({ status: 'queued', offered_to: null });
  });
});

describe('the clock', () => {
  it('takes a case back from somebody who vanished, and tells the enterprise', async () => {
    const deps = desk(await temporaryStore());
    const adviser = await somebody(deps, '甲');
    const { id } = await opened(deps, 'c1');
    await claim(deps, id, adviser);
    deps.clock.pass(2 * HOUR);
    expect((await watch(deps, everybody)).takenBack).toBe(0);
    deps.clock.pass(2 * DAY);
    expect((await watch(deps, everybody)).takenBack).toBe(1);
    expect(await loadCase(deps.store, id)).toMatchObject({ status: 'queued', owner_id: null });
    expect((await spoken(deps.store, 'c1')).at(-1)?.[1]).toContain('久等');
  });

  it('marks a missed first response once, escalates, and measures both times when it comes', async () => {
    const deps = desk(await temporaryStore());
    const adviser = await somebody(deps, '甲');
    const { id } = await opened(deps, 'c1');
    deps.clock.pass(25 * HOUR);
    expect(await watch(deps, everybody)).toMatchObject({ missed: 1, escalated: 1 });
    expect(await watch(deps, everybody)).toMatchObject({ missed: 0, escalated: 0 });
    await claim(deps, id, adviser);
    await reply(deps, id, adviser, { clientId: 'r', text: '您好' });
    const sla = await deps.store
      .selectFrom('case_sla')
      .selectAll()
      .where('kind', '=', 'first_response')
      .executeTakeFirstOrThrow();
    expect(sla).toMatchObject({ clock_ms: 25 * HOUR, working_ms: 8 * HOUR });
    expect((await kindsOf(deps.store, id)).filter((kind) => kind === 'sla.missed')).toHaveLength(1);
  });

  it('keeps a promise met as an event', async () => {
    const deps = desk(await temporaryStore());
    const adviser = await somebody(deps, '甲');
    const { id } = await opened(deps, 'c1');
    deps.clock.pass(10 * MINUTE);
    await claim(deps, id, adviser);
    await reply(deps, id, adviser, { clientId: 'r', text: '您好' });
    expect(await kindsOf(deps.store, id)).toContain('sla.met');
  });

  it('wakes what was put off', async () => {
    const deps = desk(await temporaryStore());
    const adviser = await somebody(deps, '甲');
    const { id } = await opened(deps, 'c1');
    await claim(deps, id, adviser);
    await snooze(deps, id, adviser, '2026-11-25T03:00:00Z');
    expect((await watch(deps, everybody)).woken).toBe(0);
    deps.clock.pass(61 * MINUTE);
    expect((await watch(deps, everybody)).woken).toBe(1);
  });
});

describe('days later', () => {
  const closing = { outcome: 'resolved', service: 'policy', minutes: 5, summary: '', seenSeq: 1e9 } as const;

  it('reminds of the rating once, and asks after a month whether the benefit came', async () => {
    const deps = desk(await temporaryStore());
    const adviser = await somebody(deps, '甲');
    const { id } = await opened(deps, 'c1');
    await claim(deps, id, adviser);
    await close(deps, id, adviser, closing);
    expect(await followUp(deps)).toBe(0);
    deps.clock.pass(4 * DAY);
    expect([await followUp(deps), await followUp(deps)]).toEqual([1, 0]);
    deps.clock.pass(28 * DAY);
    expect([await followUp(deps), await followUp(deps)]).toEqual([1, 0]);
    expect((await spoken(deps.store, 'c1')).at(-1)?.[1]).toContain('享受到了吗');
  });

  it('tells who waits for a volunteer what else they can do', async () => {
    const deps = desk(await temporaryStore());
    await opened(deps, 'c1', '我要找人工', { team: 'legal_aid' });
    deps.clock.pass(9 * DAY);
    expect([await followUp(deps), await followUp(deps)]).toEqual([1, 0]);
    expect((await spoken(deps.store, 'c1')).at(-1)?.[1]).toContain('12348');
  });

  it('tells by mail of an answer that was not read, once, and only who agreed', async () => {
    const deps = desk(await temporaryStore());
    const adviser = await somebody(deps, '甲');
    for (const contact of [true, false]) {
      const id = `c-${contact}`;
      const record = await opened(deps, id);
      await confirmBrief(deps, id, {
        question: '问题',
        facts: [],
        contact: { name: '', phone: '', email: `${id}@example.org` },
        consent: { conversation: true, contact, volunteer: false, anonymous: false },
      });
      await claim(deps, record.id, adviser);
      await reply(deps, record.id, adviser, { clientId: 'r', text: '机密的答复' });
    }
    const frame = { centre: '示范中心', url: null };
    expect(await tellByMail(deps, frame)).toBe(0);
    deps.clock.pass(3 * MINUTE);
    expect([await tellByMail(deps, frame), await tellByMail(deps, frame)]).toEqual([1, 0]);
    const mails = await deps.store.selectFrom('mails').selectAll().execute();
    expect(mails.map(({ recipient }) => recipient)).toEqual(['c-true@example.org']);
    expect(mails[0]?.body).not.toContain('机密');
  });
});
