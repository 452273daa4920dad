import { z } from 'zod';
import { OUTCOMES } from '../../bot/outcomes.ts';
import type { Language } from '../../src/base/language.ts';
import { mask } from '../../src/base/personal.ts';
import { today } from '../../src/base/time.ts';
import type { NewRow } from '../../src/store/tables.ts';
import type { OutcomeFamily } from '../api.ts';

/** A question as the tables hold it. */
export interface AskedSource {
  seq: number;
  id: string;
  conversation_id: string;
  text: string;
  language: string;
  created_at: string;
  channel: string;
  answer_id: string | null;
  outcome: string | null;
  completeness: string | null;
  team: string | null;
  urgent: number | null;
  trace: string | null;
  answered_at: string | null;
  answered_in: string | null;
  verdict: string | null;
  reason: string | null;
  citations: number | null;
}

/** What of a trace the lists filter by. */
const understood = z.object({
  understood: z.object({
    topics: z.array(z.object({ topic: z.string() })).default([]),
    regions: z.array(z.string()).default([]),
  }),
});

/** A question in one narrow row: masked, with its topics and region as the bot understood them. */
export function askedRow(source: AskedSource): NewRow<'asked'> {
  const language = source.answered_in ?? source.language;
  const read = understood.safeParse(JSON.parse(source.trace ?? '{}')).data?.understood;
  const topics = [...new Set((read?.topics ?? []).map(({ topic }) => topic))];
  const at = new Date(source.created_at);
  return {
    seq: source.seq,
    question_id: source.id,
    conversation_id: source.conversation_id,
    answer_id: source.answer_id,
    at: source.created_at,
    day: today({ now: () => at }),
    text: mask(source.text, language as Language).text,
    language,
    channel: source.channel,
    outcome: source.outcome,
    family: familyOf(source.outcome),
    completeness: source.completeness,
    team: source.team,
    region: read?.regions[0] ?? null,
    topic: topics[0] ?? '',
    topics: topics.length > 0 ? `,${topics.join(',')},` : '',
    urgent: source.urgent ?? 0,
    citations: Number(source.citations ?? 0),
    took_ms: source.answered_at === null ? null : Date.parse(source.answered_at) - at.getTime(),
    verdict: source.verdict,
    reason: source.reason,
  };
}

/** The kind of ending; no answer yet is `open`. */
export function familyOf(outcome: string | null): OutcomeFamily {
  if (outcome === null) return 'open';
  return OUTCOMES[outcome as keyof typeof OUTCOMES]?.family ?? 'failed';
}
