import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { startConversation } from '../../bot/conversations.ts';
import { questionById } from '../../bot/questions.ts';
import { receive } from '../../bot/receive.ts';
import { systemClock } from '../../src/base/time.ts';
import { openStore, type Store } from '../../src/store/open.ts';

/** A database of its own for one test, in a real file. */
export async function temporaryStore(): Promise<Store> {
  const folder = mkdtempSync(join(tmpdir(), 'lastkm-bot-'));
  const store = await openStore(join(folder, 'lastkm.db'));
  onTestFinished(async () => {
    await store.destroy();
    rmSync(folder, { recursive: true });
  });
  return store;
}

/** A started conversation. */
export async function conversation(store: Store, id = 'c1', reference: unknown = null): Promise<string> {
  const start = {
    id,
    channel: reference === null ? 'directline' : 'msteams',
    userId: 'dl_me',
    language: 'zh' as const,
    reference,
  };
  await startConversation({ store, clock: systemClock, centre: undefined }, start);
  return id;
}

/** A stored question in it. */
export async function asked(store: Store, conversationId: string, text: string) {
  const incoming = { conversationId, clientId: null, text, locale: undefined, extra: {} };
  const { questionId } = await receive({ store, clock: systemClock }, incoming);
  const question = questionId === null ? null : await questionById(store, questionId);
  if (!question) throw new Error('no question was stored');
  return question;
}
