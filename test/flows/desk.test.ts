import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseList, Me } from '../../desk/api.ts';
import type { CaseDetail, Message } from '../../desk/api-case.ts';
import { changeMember } from '../../desk/members.ts';
import type { OwnCase } from '../../desk/own-case.ts';
import { systemClock } from '../../src/base/time.ts';
import { chatClient, json, type Started } from '../support/chat-client.ts';
import { deskStream } from '../support/desk-stream.ts';
import { type Browser, codeOf, person, signedIn } from '../support/people.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let site: TestServer;
let chat: ReturnType<typeof chatClient>;
const people: Record<string, Browser> = {};
const ids: Record<string, string> = {};

beforeAll(async () => {
  site = await startTestServer({ env: { CENTRE_NAME: '示范中心', PUBLIC_URL: '' } });
  chat = chatClient(site.url);
  const roles = {
    adviser: 'adviser',
    other: 'adviser',
    lawyer: 'volunteer',
    auditor: 'auditor',
    admin: 'admin',
  } as const;
  for (const [name, role] of Object.entries(roles)) {
    const made = await person(site.store, [role], name);
    ids[name] = made.id;
    people[name] = await signedIn(site, made);
  }
  const deps = { store: site.store, clock: systemClock };
  await changeMember(deps, ids.adviser!, { settings: { teams: ['labor', 'legal_aid'] } }, 'test');
  await changeMember(deps, ids.other!, { settings: { teams: ['tax'] } }, 'test');
  const licence = {
    number: '13301202010123456',
    organisation: '所',
    state: 'approved',
    decidedAt: null,
  } as const;
  await changeMember(deps, ids.lawyer!, { licence }, 'test');
});
afterAll(() => site.stop());

async function handedOver(text = '我要找人工'): Promise<{ started: Started; id: string }> {
  const started = await chat.start();
  const answer = await chat.answerTo(started, await chat.say(started, text));
  const reference = answer.channelData?.lastkm?.caseReference;
  const { cases } = await people.adviser!.json<CaseList>('GET', `/api/desk/queue?q=${reference}`);
  return { started, id: cases[0]!.id };
}

const ownCase = async ({ token }: Started) =>
  (await json<{ case: OwnCase | null }>(await chat.call('GET', '/chat/case', token))).case;

async function until<T>(look: () => Promise<T | undefined | false>): Promise<T> {
  for (let i = 0; i < 300; i++) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('never came');
}

describe('a case, from both sides', () => {
  it('goes from the chat to the desk and back, and every screen follows', async () => {
    const stream = await deskStream(site.url, people.adviser!);
    const { started, id } = await handedOver();
    const opened = await stream.next('case');
    expect(opened.data.case).toMatchObject({ id, state: 'queued', team: 'labor' });
    expect(Number(opened.id)).toBeGreaterThan(0);

    const brief = {
      question: '老板拖欠工资三个月，我叫张三',
      facts: [{ label: '地区', value: '江苏' }],
      contact: { name: '张三', phone: '13812345678', email: '' },
      consent: { conversation: true, contact: true, volunteer: false, anonymous: false },
    };
    await json(await chat.call('POST', '/chat/case/brief', started.token, brief));
    const before = await people.adviser!.json<CaseDetail>('GET', `/api/desk/cases/${id}`);
    expect(before.case.access).toBe('masked');
    expect(before.brief).toMatchObject({ contact: null, confirmedAt: expect.any(String) });

    await people.adviser!.json('POST', `/api/desk/cases/${id}/claim`, {});
    const mine = await people.adviser!.json<CaseDetail>('GET', `/api/desk/cases/${id}`);
    expect(mine.brief.contact).toEqual(brief.contact);
    expect(mine.may).toContain('reply');

    const sent = await people.adviser!.json<Message>('POST', `/api/desk/cases/${id}/reply`, {
      clientId: 'one',
      text: '您好，请问有合同吗？',
    });
    expect(sent).toMatchObject({ role: 'adviser', name: expect.stringContaining('adviser') });
    const { activities } = await chat.read(started);
    expect(activities.at(-1)).toMatchObject({
      text: '您好，请问有合同吗？',
      channelData: { lastkm: { kind: 'adviser' } },
    });
    const said = await chat.say(started, '没有合同', 'm2');
    const message = await stream.next('message', ({ message }) => message.text === '没有合同');
    expect(message.data.message.id).toBe(said);
    expect(await ownCase(started)).toMatchObject({ state: 'claimed', adviser: expect.any(String) });

    const closing = { outcome: 'advised', service: 'other', minutes: 20, summary: '已说明', seenSeq: 1e9 };
    await people.adviser!.json('POST', `/api/desk/cases/${id}/close`, closing);
    await json(await chat.call('POST', '/chat/case/rating', started.token, { score: 5, comment: '很好' }));
    expect(await ownCase(started)).toMatchObject({ state: 'closed', rating: { score: 5, comment: '很好' } });
    const after = await chat.answerTo(started, await chat.say(started, '你好'));
    expect(after.channelData?.lastkm?.outcome).toBe('answered_greeting');
    stream.close();
  });

  it('never has the bot speak while a person has it, whatever is said', async () => {
    const { started, id } = await handedOver();
    await people.adviser!.json('POST', `/api/desk/cases/${id}/claim`, {});
    for (let i = 0; i < 5; i++) await chat.say(started, `没签合同怎么办 ${i}`);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const { activities } = await chat.read(started);
    const claimed = activities.findIndex((one) => one.channelData?.lastkm?.event === 'claimed');
    expect(claimed).toBeGreaterThan(0);
    const bots = activities.slice(claimed).filter((one) => one.channelData?.lastkm?.kind === 'answer');
    expect(bots).toEqual([]);
  });

  it('takes the rating as a number in words too, on any client', async () => {
    const { started, id } = await handedOver();
    await people.adviser!.json('POST', `/api/desk/cases/${id}/claim`, {});
    const closing = { outcome: 'resolved', service: 'policy', minutes: 1, summary: '', seenSeq: 1e9 };
    await people.adviser!.json('POST', `/api/desk/cases/${id}/close`, closing);
    await chat.say(started, '4');
    await until(async () => (await ownCase(started))?.rating?.score === 4);
  });
});

describe('legal aid', () => {
  it('shows a volunteer an outline without a word of the enterprise, until consent and acceptance', async () => {
    const { started, id } = await handedOver('我叫李四，电话13912345678，我要找人工');
    await people.adviser!.json('POST', `/api/desk/cases/${id}/claim`, {});
    await people.adviser!.json('POST', `/api/desk/cases/${id}/parties`, {
      parties: [
        { side: 'own', name: '李四', code: '' },
        { side: 'opposing', name: '演示服装有限公司', code: '' },
      ],
    });
    await people.adviser!.json('POST', `/api/desk/cases/${id}/transfer`, {
      team: 'legal_aid',
      note: '李四要打官司',
    });
    const queue = await (await people.lawyer!.call('GET', '/api/desk/queue')).text();
    const detail = await (await people.lawyer!.call('GET', `/api/desk/cases/${id}`)).text();
    for (const leak of ['李四', '13912345678', '演示服装', '人工'])
      expect([queue.includes(leak), detail.includes(leak)]).toEqual([false, false]);
    expect((JSON.parse(detail) as CaseDetail).case.access).toBe('outline');

    const wish = { acceptScope: true };
    expect(await codeOf(people.lawyer!.call('POST', `/api/desk/cases/${id}/claim`, wish))).toEqual([
      409,
      'consent_needed',
    ]);
    await chat.say(started, '同意转给志愿者');
    expect(await codeOf(people.lawyer!.call('POST', `/api/desk/cases/${id}/claim`, {}))).toEqual([
      409,
      'scope_needed',
    ]);
    await people.lawyer!.json('POST', `/api/desk/cases/${id}/claim`, wish);
    const open = await people.lawyer!.json<CaseDetail>('GET', `/api/desk/cases/${id}`);
    expect(JSON.stringify(open.transcript)).toContain('13912345678');
  });

  it('never gives both sides of one dispute to the same person', async () => {
    const worker = await handedOver();
    await people.adviser!.json('POST', `/api/desk/cases/${worker.id}/parties`, {
      parties: [{ side: 'opposing', name: '苏州云帆科技有限公司', code: '' }],
    });
    await people.adviser!.json('POST', `/api/desk/cases/${worker.id}/claim`, {});
    const employer = await handedOver();
    await people.adviser!.json('POST', `/api/desk/cases/${employer.id}/parties`, {
      parties: [{ side: 'own', name: '苏州云帆科技', code: '' }],
    });
    expect(
      await codeOf(
        people.adviser!.call('POST', `/api/desk/cases/${employer.id}/claim`, { acknowledgeSimilar: true }),
      ),
    ).toEqual([409, 'conflict_of_interest']);
  });
});

describe('who may see a case', () => {
  it('is its team, masked; nobody of other teams; an auditor, without doing anything', async () => {
    const { id } = await handedOver('我要找人工，电话13712345678');
    expect((await people.other!.call('GET', `/api/desk/cases/${id}`)).status).toBe(404);
    expect((await people.lawyer!.call('GET', `/api/desk/cases/${id}`)).status).toBe(404);
    expect((await people.other!.call('POST', `/api/desk/cases/${id}/claim`, {})).status).toBe(404);
    const seen = await people.auditor!.json<CaseDetail>('GET', `/api/desk/cases/${id}`);
    expect(seen.may).toEqual([]);
    expect(JSON.stringify(seen)).not.toContain('13712345678');
    expect((await people.auditor!.call('POST', `/api/desk/cases/${id}/notes`, { text: 'x' })).status).toBe(
      403,
    );
    const views = await site.store
      .selectFrom('audit')
      .select('actor')
      .where('action', '=', 'case.viewed')
      .execute();
    expect(views.map(({ actor }) => actor)).toContain(ids.auditor);
  });
});

describe('the stream', () => {
  it('comes back at the place it left, and misses and repeats nothing', async () => {
    const first = await deskStream(site.url, people.adviser!);
    const { started, id } = await handedOver();
    const opened = await first.next('case', (data) => data.case.id === id);
    first.close();
    await people.adviser!.json('POST', `/api/desk/cases/${id}/claim`, {});
    await chat.say(started, '在吗', 'gap-1');
    const again = await deskStream(site.url, people.adviser!, opened.id);
    expect((await again.next('hello')).data.resumed).toBe(true);
    const missed = await again.next('message', ({ message }) => message.text === '在吗');
    expect(Number(missed.id)).toBeGreaterThan(Number(opened.id));
    again.close();
  });

  it('counts what is open', async () => {
    const me = await people.adviser!.json<Me>('GET', '/api/desk/me');
    expect(me.counts.mine).toBeGreaterThan(0);
    expect(me.counts.queue).toBeGreaterThan(0);
  });
});
