import { join } from 'node:path';
import { openStore } from '../../src/store/open.ts';

/** What the rows show after the kills: each must be zero. */
export interface DeskLedger {
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

/** Until every question has its answer. */
export async function quiet(folder: string): Promise<void> {
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

/** What became of the words that were acknowledged, and of the cases they opened. */
export async function examine(
  folder: string,
  words: readonly { conversationId: string; text: string }[],
): Promise<DeskLedger> {
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
