import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from '../../src/base/root.ts';
import { type ChatClient, chatClient, type Read, type Started } from './chat-client.ts';
import { randomMoment } from './random-moment.ts';

/** What the server acknowledged: it must be there for good, once, with one answer. */
interface Acknowledged {
  chat: Started;
  id: string;
  text: string;
}

export interface KillReport {
  kills: number;
  acknowledged: number;
  lost: number;
  changed: number;
  doubled: number;
  unanswered: number;
  answeredTwice: number;
  casesDoubled: number;
}

const CONVERSATIONS = 4;
/** The messages taken after which a kill comes, at most. */
const MESSAGES = 40;
const ENV = {
  CHAT_WRITES_PER_MINUTE: '100000',
  CHAT_READS_PER_MINUTE: '100000',
  CHAT_TOKENS_PER_MINUTE: '100000',
};

/**
 * Runs a server process on `folder` and kills it `kills` times with SIGKILL at a random moment while clients
 * post; after each kill it is started again and every post without an answer is sent again under its client
 * id, as real clients do. Reports what became of all that was acknowledged.
 */
export async function killRounds(
  folder: string,
  kills: number,
  seen?: (kill: number) => void,
): Promise<KillReport> {
  const ledger: Acknowledged[] = [];
  let server = await startProcess(folder);
  const chats = await Promise.all(Array.from({ length: CONVERSATIONS }, () => server.client.start()));
  for (let kill = 1; kill <= kills; kill++) {
    const posting = chats.map((chat, lane) => post(server.client, chat, `k${kill}-l${lane}`, ledger));
    await randomMoment(() => ledger.length, MESSAGES);
    server.process.kill('SIGKILL');
    await once(server.process, 'exit');
    const unsent = (await Promise.all(posting)).flat();
    server = await startProcess(folder);
    for (const { chat, text } of unsent)
      ledger.push({ chat, text, id: await server.client.say(chat, text, text) });
    seen?.(kill);
  }
  const report = await check(server.client, chats, ledger, kills);
  server.process.kill('SIGTERM');
  await once(server.process, 'exit');
  return report;
}

async function startProcess(folder: string): Promise<{ process: ChildProcess; client: ChatClient }> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'test/support/demo-server.ts')], {
    cwd: ROOT,
    env: { ...process.env, ...ENV, PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'error', ANSWER_DELAY_MS: '15' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout }))
    return { process: child, client: chatClient((JSON.parse(line) as { url: string }).url) };
  throw new Error('the server ended before it began');
}

/** Posts until the server is gone. Gives what it does not know to be stored. */
async function post(client: ChatClient, chat: Started, name: string, ledger: Acknowledged[]) {
  for (let n = 0; ; n++) {
    const text = `${n % 7 === 0 ? '我要找人工' : '没签合同要赔双倍工资吗'} ${name}-${n}`;
    try {
      ledger.push({ chat, text, id: await client.say(chat, text, text) });
    } catch {
      return [{ chat, text }];
    }
  }
}

async function check(
  client: ChatClient,
  chats: Started[],
  ledger: Acknowledged[],
  kills: number,
): Promise<KillReport> {
  const report = {
    kills,
    acknowledged: ledger.length,
    lost: 0,
    changed: 0,
    doubled: 0,
    unanswered: 0,
    answeredTwice: 0,
    casesDoubled: 0,
  };
  for (const chat of chats) {
    const mine = ledger.filter((entry) => entry.chat === chat);
    const history = await settled(client, chat, mine);
    const references = new Set(history.map((a) => a.channelData?.lastkm?.caseReference).filter(Boolean));
    report.casesDoubled += Math.max(0, references.size - 1);
    for (const { id, text } of mine) {
      const stored = history.filter((activity) => activity.channelData?.clientActivityID === text);
      const answers = history.filter((activity) => activity.replyToId === id);
      if (stored.length === 0) report.lost++;
      else if (stored[0]!.id !== id || stored[0]!.text !== text) report.changed++;
      if (stored.length > 1) report.doubled++;
      if (answers.length === 0) report.unanswered++;
      if (answers.length > 1) report.answeredTwice++;
    }
  }
  return report;
}

/** The whole history, once every message has its answer or nothing more comes. */
async function settled(client: ChatClient, chat: Started, mine: Acknowledged[]): Promise<Read[]> {
  const ids = new Set(mine.map(({ id }) => id));
  const history: Read[] = [];
  let watermark = '';
  for (let i = 0; i < 600; i++) {
    const more = await client.read(chat, watermark);
    history.push(...more.activities);
    watermark = more.watermark;
    const answered = new Set(history.map((activity) => activity.replyToId));
    if (more.activities.length === 0 && [...ids].every((id) => answered.has(id))) break;
    if (more.activities.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return history;
}
