import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { CaseList } from '../../desk/api.ts';
import type { CaseDetail } from '../../desk/api-case.ts';
import { ROOT } from '../../src/base/root.ts';
import { openStore } from '../../src/store/open.ts';
import { chatClient, type Started } from './chat-client.ts';
import { type DeskLedger, examine, quiet } from './desk-ledger.ts';
import type { FailPoint } from './fail-point.ts';
import { type Browser, person, signedIn } from './people.ts';
import { randomMoment } from './random-moment.ts';

export interface DeskKillReport extends DeskLedger {
  kills: number;
  /** Kills that came at their named moment. */
  atPoint: number;
  /** Steps that the server acknowledged. */
  steps: number;
}

const ENV = {
  CHAT_WRITES_PER_MINUTE: '100000',
  CHAT_READS_PER_MINUTE: '100000',
  CHAT_TOKENS_PER_MINUTE: '100000',
};
const PEOPLE = 3;
/** A named moment that does not come by then is not waited for. */
const POINT_MS = 20_000;
/** The steps of all the people together after which a random kill comes, at most. */
const STEPS = 24;

/** The moments of a hand-off between which nothing may get lost, in their order. */
export const HAND_OFF_POINTS: readonly FailPoint[] = [
  'before message/enterprise',
  'after message/enterprise',
  'before case.opened',
  'after case.opened',
  'before case.claimed',
  'after case.claimed',
  'before message/adviser',
  'after message/adviser',
  'before case.released',
  'after case.released',
  'before case.closed',
  'after case.closed',
];

/**
 * Runs a server on `folder` and kills it with SIGKILL, `kills` times at a random moment or once at each of the named
 * ones, while enterprises write and advisers claim, reply, put back and close; after each kill it is started again and every step whose answer was
 * lost is taken again, as pages do. Then the rows are looked at: nothing lost, nothing doubled, the bot silent.
 */
export async function killDeskRounds(
  folder: string,
  when: number | readonly FailPoint[],
  seen?: (round: number) => void,
): Promise<DeskKillReport> {
  const words: { conversationId: string; text: string }[] = [];
  const people = await makePeople(folder);
  const points = typeof when === 'number' ? Array.from({ length: when }, () => undefined) : when;
  let server = await startProcess(folder, points[0]);
  let steps = 0;
  let atPoint = 0;
  for (const [i, point] of points.entries()) {
    const round = i + 1;
    const done = { dead: false, late: false };
    const lanes = people.map((one, lane) =>
      work(server.url, one, `k${round}-l${lane}`, done, words, () => {
        steps += 1;
      }),
    );
    const ended = once(server.process, 'exit');
    if (point) server.process.kill('SIGUSR2');
    const kill = () => {
      done.late = true;
      server.process.kill('SIGKILL');
    };
    const late = point && setTimeout(kill, POINT_MS);
    if (!point) await randomMoment(() => steps, STEPS).then(kill);
    await ended;
    clearTimeout(late);
    atPoint += Number(!done.late);
    done.dead = true;
    const unsure = (await Promise.all(lanes)).flat();
    server = await startProcess(folder, points[i + 1]);
    for (const again of unsure) await again(server.url).catch(() => {});
    seen?.(round);
  }
  await quiet(folder);
  server.process.kill('SIGTERM');
  await once(server.process, 'exit');
  return { kills: points.length, atPoint, steps, ...(await examine(folder, words)) };
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

async function startProcess(
  folder: string,
  point?: FailPoint,
): Promise<{ process: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'test/support/demo-server.ts')], {
    cwd: ROOT,
    env: {
      ...process.env,
      ...ENV,
      PORT: '0',
      DATA_DIR: folder,
      LOG_LEVEL: 'error',
      ANSWER_DELAY_MS: '15',
      ...(point && { DIE_AT: point }),
    },
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
