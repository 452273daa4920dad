import type { Answer } from '../../bot/asked.ts';
import { startConversation } from '../../bot/conversations.ts';
import { questionById } from '../../bot/questions.ts';
import { receive } from '../../bot/receive.ts';
import { understand } from '../../bot/steps/understand.ts';
import { storeAnswer } from '../../bot/store-answer.ts';
import { type Clock, today } from '../../src/base/time.ts';
import type { Store } from '../../src/store/open.ts';

export interface Question {
  conversation?: string;
  channel?: string;
  text: string;
  answer?: Partial<Answer>;
  topics?: string[];
  regions?: string[];
  reference?: unknown;
}

/** A question with its stored answer, by the ways of the chat; gives the ids of both. */
export async function ask(
  { store, clock }: { store: Store; clock: Clock },
  { conversation = `c${made++}`, channel = 'directline', text, reference = null, ...rest }: Question,
): Promise<{ conversationId: string; questionId: string; answerId: string }> {
  const start = { id: conversation, channel, userId: 'dl_me', language: 'zh' as const, reference };
  await startConversation({ store, clock, centre: undefined }, start);
  const incoming = { conversationId: conversation, clientId: null, text, locale: undefined, extra: {} };
  const { questionId } = await receive({ store, clock }, incoming);
  const question = await questionById(store, questionId!);
  const answer = answerOf(text, rest, today(clock));
  const stored = await storeAnswer({ store, clock }, question!, answer);
  return { conversationId: conversation, questionId: question!.id, answerId: stored!.id };
}
let made = 0;

function answerOf(
  text: string,
  { answer, topics = [], regions = [] }: Partial<Question>,
  day: string,
): Answer {
  const understood = understand({ text, locale: 'zh', history: [], today: day });
  return {
    outcome: 'answered',
    team: null,
    urgent: false,
    deadline: null,
    caseReason: null,
    language: understood.language,
    text: '可以。',
    citations: [],
    completeness: 'complete',
    asOf: day,
    suggestions: [],
    trace: {
      understood: {
        ...understood,
        topics: topics.map((topic) => ({ topic, team: 'general', words: [topic] })),
        regions,
      },
      retrieved: [{ question: '问', coverage: 0.9, guides: [], articles: [] }],
      cut: [{ text: '一句没有依据的话', reason: 'no text carries it' }],
    },
    timings: { understand: 1, retrieve: 4 },
    ...answer,
  };
}
