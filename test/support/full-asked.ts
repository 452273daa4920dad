import { append } from '../../src/store/log.ts';
import type { Store } from '../../src/store/open.ts';
import type { NewRow } from '../../src/store/tables.ts';
import { cite, storePageCorpus } from './page-corpus.ts';

const TOPICS = ['tax', 'finance', 'labor', 'company', 'contract', 'support'];
const OUTCOMES = [
  'answered',
  'answered',
  'answered',
  'answered_partly',
  'handed_off',
  'unanswerable_not_found',
];
const WORDS = [
  '增值税',
  '贷款贴息',
  '双倍工资',
  '公司注销',
  '合同违约',
  '专精特新',
  '社保缓缴',
  '工伤认定',
  '发票',
  '稳岗',
];
const BATCH = 400;
const MINUTE = 60_000;

/**
 * So many questions with their answers, two citations each, a rating for every tenth, one minute apart until `end`:
 * rows as the chat writes them, in few transactions.
 */
export async function fillAsked(store: Store, count: number, end: Date): Promise<void> {
  const { law } = await storePageCorpus(store);
  for (let from = 0; from < count; from += BATCH)
    await store.transaction().execute(async (tx) => {
      const rows: Rows = {
        conversations: [],
        messages: [],
        questions: [],
        answers: [],
        citations: [],
        feedback: [],
      };
      for (let i = from; i < Math.min(from + BATCH, count); i++) {
        const at = new Date(end.getTime() - (count - i) * MINUTE);
        const conversationId = `b${Math.floor(i / 3)}`;
        const seq = await append(tx, { kind: 'message', actor: 'enterprise', conversationId, at });
        push(rows, i, seq, conversationId, at.toISOString(), law);
        await append(tx, { kind: 'answer', actor: 'bot', conversationId, subject: `a${i}`, at });
      }
      for (const [table, values] of Object.entries(rows))
        for (let part = 0; part < values.length; part += 200)
          await tx
            .insertInto(table as 'conversations')
            .values(values.slice(part, part + 200) as NewRow<'conversations'>[])
            .onConflict((conflict) => conflict.doNothing())
            .execute();
    });
}

interface Rows {
  conversations: NewRow<'conversations'>[];
  messages: NewRow<'messages'>[];
  questions: NewRow<'questions'>[];
  answers: NewRow<'answers'>[];
  citations: NewRow<'citations'>[];
  feedback: NewRow<'feedback'>[];
}

function push(
  rows: Rows,
  i: number,
  seq: number,
  conversation_id: string,
  at: string,
  law: Awaited<ReturnType<typeof storePageCorpus>>['law'],
): void {
  const language = i % 5 === 0 ? 'en' : 'zh';
  const text = `${WORDS[i % WORDS.length]}${WORDS[(i * 7) % WORDS.length]}怎么办理，第${i % 97}次问，金额${i}元`;
  const outcome = OUTCOMES[i % OUTCOMES.length]!;
  const understood = {
    topics: [{ topic: TOPICS[i % TOPICS.length], team: 'general', words: [] }],
    regions: i % 9 === 0 ? ['浙江'] : [],
    text,
  };
  const known = {
    id: conversation_id,
    channel: i % 30 < 3 ? 'msteams' : 'directline',
    user_id: 'u',
    language,
  };
  rows.conversations.push({ ...known, floor: 'bot', reference: null, created_at: at, updated_at: at });
  const said = { client_id: null, role: 'enterprise', text, activity: '{}', reply_to: null, delivery: null };
  rows.messages.push({ seq, id: `m${i}`, conversation_id, ...said, at });
  rows.questions.push({ id: `q${i}`, conversation_id, message_id: `m${i}`, text, language, created_at: at });
  rows.answers.push({
    ...{
      id: `a${i}`,
      question_id: `q${i}`,
      conversation_id,
      outcome,
      team: 'tax',
      urgent: 0,
      deadline: null,
    },
    ...{ language, text: '办理条件如下[1]。'.repeat(20), completeness: 'complete', as_of: at.slice(0, 10) },
    ...{
      trace: JSON.stringify({ understood, retrieved: [] }),
      timings: '{}',
      created_at: at,
      delivered_at: at,
    },
  });
  for (const position of [1, 2]) {
    const passage = law[(i + position) % law.length]!;
    const snapshot = JSON.stringify(cite(passage, passage.text.slice(0, 12), at.slice(0, 10)));
    rows.citations.push({ answer_id: `a${i}`, position, passage_id: passage.id, snapshot });
  }
  if (i % 10 === 0)
    rows.feedback.push({
      ...{ answer_id: `a${i}`, verdict: i % 20 === 0 ? 'up' : 'down', reason: 'outdated', comment: null, at },
    });
}
