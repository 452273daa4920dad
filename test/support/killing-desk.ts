import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { CaseList } from '../../desk/api.ts';
import type { CaseDetail } from '../../desk/api-case.ts';
import { ROOT } from '../../src/base/root.ts';
import { openStore } from '../../src/store/open.ts';
import { chatClient, type Started } from './chat-client.ts';
import { type Browser, person, signedIn } from './people.ts';

export interface DeskKillReport {
  kills: number;
  /** Steps that the server acknowledged. */
  steps: number;
  casesLost: number;
  casesDoubled: number;
  /** Words of either side that are not there, or are there twice. */
  wordsLost: number;
  wordsDoubled: number;
  /** Answers of the bot between a claim and the end of that ownership. */
  botSpokeInOwned: number;
  /** Questions without an answer row when all is quiet. */
  leftWaiting: number;
  /** Owners other than one while a case is claimed, or any when it is not. */
  ownersWrong: number;
}

const ENV = {
  CHAT_WRITES_PER_MINUTE: '100000',
  CHAT_READS_PER_MINUTE: '100000',
  CHAT_TOKENS_PER_MINUTE: '100000',
};
const PEOPLE = 3;

/**
 * Runs a server on `folder` and kills it `kills` times with SIGKILL at a random moment while enterprises write and
 * advisers claim, reply, put back and close; after each kill it is started again and every step whose answer was
 * lost is taken again, as pages do. Then the rows are looked at: nothing lost, nothing doubled, the bot silent.
 */
export async function killDeskRounds(
  folder: string,
  kills: number,
  seen?: (kill: number) => void,
): Promise<DeskKillReport> {
  const words: { conversationId: string; text: string }[] = [];
  const people = await makePeople(folder);
  let server = await startProcess(folder);
  let steps = 0;
  for (let kill = 1; kill <= kills; kill++) {
    const done = { dead: false };
    const lanes = people.map((one, lane) =>
      work(server.url, one, `k${kill}-l${lane}`, done, words, () => {
        steps += 1;
      }),
    );
    await new Promise((resolve) => setTimeout(resolve, 40 + Math.random() * 500));
    server.process.kill('SIGKILL');
    await once(server.process, 'exit');
    done.dead = true;
    const unsure = (await Promise.all(lanes)).flat();
    server = await startProcess(folder);
    for (const again of unsure) await again(server.url).catch(() => {});
    seen?.(kill);
  }
  await quiet(folder);
  server.process.kill('SIGTERM');
  await once(server.process, 'exit');
  return { kills, steps, ...(await examine(folder, words)) };
}

interface Adviser {
  id: string;
  browser: Browser;
}

async function makePeople(folder: string): Promise<Adviser[]> {
  const store = await openStore(join(folder, 'lastkm.db'));
  const made = [];
  for (let i = 0; i < PEOPLE; i++) {
    const one = await person(store, ['adviser'], `adviser${i}`);
    made.push({ id: one.id, browser: await signedIn({ url: 'http://127.0.0.1', store }, one) });
  }
  await store.destroy();
  return made;
}

async function startProcess(folder: string): Promise<{ process: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'test/support/demo-server.ts')], {
    cwd: ROOT,
    env: { ...process.env, ...ENV, PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'error', ANSWER_DELAY_MS: '15' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout }))
    return { process: child, url: (JSON.parse(line) as { url: string }).url };
  throw new Error('the server ended before it began');
}

type Step = (url: string) => Promise<unknown>;

/** One enterprise and one adviser at work until the server is gone. Gives the steps whose answer never came. */
async function work(
  url: string,
  adviser: Adviser,
  name: string,
  done: { dead: boolean },
  words: { conversationId: string; text: string }[],
  count: () => void,
): Promise<Step[]> {
  let pending: Step | null = null;
  const step = async <T>(run: (url: string) => Promise<T>): Promise<T> => {
    pending = run;
    const result = await run(url);
    pending = null;
    count();
    return result;
  };
  const enterprise = async (started: Started, text: string) => {
    words.push({ conversationId: started.conversationId, text });
    return step((at) => chatClient(at).say(started, text, text));
  };
  try {
    for (let n = 0; !done.dead; n++) {
      const started = await chatClient(url).start();
      await enterprise(started, `我要找人工 ${name}-${n}`);
      const id = await found(url, adviser, started.conversationId, done);
      await enterprise(started, `补充 ${name}-${n}`);
      await step((at) => call(at, adviser, `/api/desk/cases/${id}/claim`, {}));
      await enterprise(started, `在吗 ${name}-${n}`);
      const text = `答复 ${name}-${n}`;
      words.push({ conversationId: started.conversationId, text });
      await step((at) => call(at, adviser, `/api/desk/cases/${id}/reply`, { clientId: text, text }));
      if (n % 3 === 1)
        await step((at) => call(at, adviser, `/api/desk/cases/${id}/release`, { reason: 'busy' }));
      else
        await step((at) =>
          call(at, adviser, `/api/desk/cases/${id}/close`, {
            outcome: 'advised',
            service: 'policy',
            minutes: 1,
            summary: '',
            seenSeq: 1e9,
          }),
        );
    }
  } catch {
    // The server is gone: what was under way is taken again.
  }
  return pending ? [pending] : [];
}

/** The case of a conversation, as the desk lists it. */
async function found(
  url: string,
  adviser: Adviser,
  conversationId: string,
  done: { dead: boolean },
): Promise<string> {
  while (!done.dead) {
    const { cases } = (await call(url, adviser, '/api/desk/cases?view=all&limit=200')) as CaseList;
    for (const { id } of cases.toReversed()) {
      const { transcript } = (await call(url, adviser, `/api/desk/cases/${id}`)) as CaseDetail;
      if (transcript.some((message) => message.id.startsWith(conversationId))) return id;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('gone');
}

async function call(url: string, { browser }: Adviser, path: string, body?: object): Promise<unknown> {
  const response = await fetch(url + path, {
    method: body ? 'POST' : 'GET',
    headers: {
      origin: url,
      'sec-fetch-site': 'same-origin',
      'x-csrf-token': browser.csrf ?? '',
      cookie: [...browser.cookies].map((pair) => pair.join('=')).join('; '),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.status === 204 ? null : response.json();
}

/** Until every question has its answer. */
async function quiet(folder: string): Promise<void> {
  const store = await openStore(join(folder, 'lastkm.db'));
  for (let i = 0; i < 200 && (await waiting(store)) > 0; i++)
    await new Promise((resolve) => setTimeout(resolve, 50));
  await store.destroy();
}

async function waiting(store: Awaited<ReturnType<typeof openStore>>): Promise<number> {
  const row = await store
    .selectFrom('questions as q')
    .leftJoin('answers as a', 'a.question_id', 'q.id')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('a.id', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

async function examine(folder: string, words: readonly { conversationId: string; text: string }[]) {
  const store = await openStore(join(folder, 'lastkm.db'));
  const messages = await store.selectFrom('messages').selectAll().orderBy('seq').execute();
  const cases = await store.selectFrom('cases').selectAll().execute();
  const log = await store
    .selectFrom('log')
    .selectAll()
    .where('kind', 'like', 'case.%')
    .orderBy('seq')
    .execute();
  const owners = await store.selectFrom('case_owners').selectAll().where('until_at', 'is', null).execute();
  const report = {
    casesLost: 0,
    casesDoubled: 0,
    wordsLost: 0,
    wordsDoubled: 0,
    botSpokeInOwned: 0,
    ownersWrong: 0,
  };
  for (const { conversationId, text } of words) {
    const stored = messages.filter(
      (one) => one.conversation_id === conversationId && one.text === text,
    ).length;
    report.wordsLost += Number(stored === 0);
    report.wordsDoubled += Number(stored > 1);
  }
  for (const id of new Set(words.map(({ conversationId }) => conversationId))) {
    const of = cases.filter((one) => one.conversation_id === id).length;
    report.casesLost += Number(of === 0);
    report.casesDoubled += Math.max(0, of - 1);
  }
  for (const record of cases) {
    const held = owners.filter(({ case_id }) => case_id === record.id).length;
    const owned = record.status === 'claimed' || record.status === 'waiting';
    report.ownersWrong += Number(held !== Number(owned));
    report.botSpokeInOwned += spokenIn(record, log, messages);
  }
  const leftWaiting = await waiting(store);
  await store.destroy();
  return { ...report, leftWaiting };
}

/** Messages of the bot between each claim of a case and what ended it. */
function spokenIn(
  record: { id: string; conversation_id: string },
  log: readonly { seq: number; kind: string; subject: string | null }[],
  messages: readonly { seq: number; role: string; conversation_id: string }[],
): number {
  const mine = log.filter(({ subject }) => subject === record.id);
  const bots = messages.filter((one) => one.role === 'bot' && one.conversation_id === record.conversation_id);
  return mine
    .filter(({ kind }) => kind === 'case.claimed')
    .map(({ seq }) => {
      const end =
        mine.find((one) => one.seq > seq && /closed|released|transferred/.test(one.kind))?.seq ?? Infinity;
      return bots.filter((one) => one.seq > seq && one.seq < end).length;
    })
    .reduce((sum, count) => sum + count, 0);
}
