import { lastSeq } from '../../src/store/log.ts';
import type { Store } from '../../src/store/open.ts';
import type { NewRow } from '../../src/store/tables.ts';

/** What a brief weighs in earnest: answers and passages of several kilobytes. */
const BRIEF = JSON.stringify({
  question: '对方拖欠货款，怎么办？',
  language: 'zh',
  answered: '可以要求支付逾期利息。'.repeat(80),
  citations: [],
  found: { trace: 'x'.repeat(6_000) },
  facts: [{ label: '地区', value: '江苏' }],
});
const TEAMS = ['tax', 'finance', 'labor', 'digital', 'general', 'legal_aid'];
const BATCH = 500;

interface Size {
  cases: number;
  conversations: number;
  urgent: number;
  owner: string;
}

/**
 * Fills a store as a busy year would: conversations with a few messages each, open cases over all teams (a tenth
 * owned), urgent ones among the newest. Gives the ids of the urgent ones. Rows are written as they are, since going
 * through the bot would take an hour.
 */
export async function fillDesk(store: Store, size: Size): Promise<string[]> {
  const urgent: string[] = [];
  const at = (i: number) => new Date(Date.parse('2026-11-01T00:00:00Z') + i * 1_000).toISOString();
  let seq = await lastSeq(store);
  for (let from = 0; from < size.conversations; from += BATCH)
    await store.transaction().execute(async (tx) => {
      const log: NewRow<'log'>[] = [];
      const conversations: NewRow<'conversations'>[] = [];
      const messages: NewRow<'messages'>[] = [];
      const questions: NewRow<'questions'>[] = [];
      const cases: NewRow<'cases'>[] = [];
      const sla: NewRow<'case_sla'>[] = [];
      for (let i = from; i < Math.min(from + BATCH, size.conversations); i++) {
        const id = `conv-${i}`;
        conversations.push({
          id,
          channel: 'directline',
          user_id: `dl_${i}`,
          language: 'zh',
          floor: 'bot',
          reference: null,
          created_at: at(i),
          updated_at: at(i),
        });
        for (const [n, role] of ['enterprise', 'bot', 'enterprise'].entries()) {
          seq += 1;
          log.push({
            seq,
            at: at(i),
            kind: 'message',
            conversation_id: id,
            subject: null,
            actor: role,
            data: '{}',
          });
          messages.push({
            seq,
            id: `${id}|${seq}`,
            conversation_id: id,
            client_id: null,
            role,
            text: `第${n}句：对方拖欠货款${i}`,
            activity: '{}',
            reply_to: null,
            delivery: null,
            at: at(i),
          });
        }
        const message = messages.at(-3)!;
        questions.push({
          id: `q-${i}`,
          conversation_id: id,
          message_id: message.id,
          text: message.text,
          language: 'zh',
          created_at: at(i),
        });
        if (i >= size.cases) continue;
        const isUrgent = i >= size.cases - size.urgent;
        const owned = i % 10 === 0 && !isUrgent;
        if (isUrgent) urgent.push(`case-${i}`);
        cases.push({
          id: `case-${i}`,
          reference: `LK-20261101-${String(i).padStart(5, '0')}`,
          conversation_id: id,
          question_id: `q-${i}`,
          team: TEAMS[i % TEAMS.length]!,
          urgent: Number(isUrgent),
          priority: isUrgent ? 3 : 1,
          deadline: i % 7 === 0 ? '2026-12-20' : null,
          reason: 'complex',
          status: owned ? 'claimed' : 'queued',
          brief: BRIEF,
          created_at: at(i),
          title: `对方拖欠货款${i}`,
          owner_id: owned && i % 200 === 0 ? size.owner : owned ? 'someone' : null,
          labels: i % 50 === 0 ? '["要紧"]' : '[]',
          outline: '{"topics":[],"side":null,"articles":[]}',
          waiting_since: at(i),
          last_enterprise_seq: seq,
        });
        sla.push({
          case_id: `case-${i}`,
          kind: 'first_response',
          started_seq: seq,
          started_at: at(i),
          due_at: '2027-11-01T00:00:00Z',
          met_at: null,
          missed_at: null,
          clock_ms: null,
          working_ms: null,
        });
      }
      await insert(tx, 'log', log);
      await insert(tx, 'conversations', conversations);
      await insert(tx, 'messages', messages);
      await insert(tx, 'questions', questions);
      await insert(tx, 'cases', cases);
      await insert(tx, 'case_sla', sla);
    });
  return urgent;
}

/** In pieces, since SQLite takes so many values in one statement. */
async function insert<Name extends 'log' | 'conversations' | 'messages' | 'questions' | 'cases' | 'case_sla'>(
  tx: Store,
  table: Name,
  rows: NewRow<Name>[],
): Promise<void> {
  for (let i = 0; i < rows.length; i += 250)
    await tx
      .insertInto(table)
      .values(rows.slice(i, i + 250) as never)
      .execute();
}
