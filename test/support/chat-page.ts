import { pageAnswers } from './page-answers.ts';
import { storePageCorpus } from './page-corpus.ts';
import { startTestServer } from './server.ts';

export const CENTRE = '示范服务中心';

export interface ChatPage {
  url: string;
  /** Verdict, reason and comment of every rating stored. */
  ratings(): Promise<(string | null)[][]>;
  /** Texts of the messages that enterprises sent, as stored. */
  asked(): Promise<string[]>;
  /** Milliseconds each answer takes from now on. */
  slow(ms: number): void;
  stop(): Promise<void>;
}

/** The real server and the built page, with texts to cite and scripted answers. */
export async function startChatPage(): Promise<ChatPage> {
  let delay = 0;
  let corpus: Awaited<ReturnType<typeof storePageCorpus>> | undefined;
  const answer = pageAnswers(() => corpus!);
  const { url, store, stop } = await startTestServer({
    env: { CENTRE_NAME: CENTRE },
    answer: async (asked) => {
      await new Promise((resolve) => setTimeout(resolve, delay));
      return answer(asked);
    },
  });
  corpus = await storePageCorpus(store);
  return {
    url,
    ratings: async () => {
      const rows = await store.selectFrom('feedback').selectAll().execute();
      return rows.map(({ verdict, reason, comment }) => [verdict, reason, comment]);
    },
    asked: async () => {
      const rows = await store
        .selectFrom('messages')
        .select('text')
        .where('role', '=', 'enterprise')
        .execute();
      return rows.map(({ text }) => text);
    },
    slow: (ms) => {
      delay = ms;
    },
    stop,
  };
}
