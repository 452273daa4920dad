import * as z from 'zod/mini';
import type { AnswerData, CaseData } from '../../bot/chat-data.ts';
import type { CitationSnapshot } from '../../knowledge/passage.ts';

const text = z.string();
const maybe = z.nullable(text);
const language = z.enum(['zh', 'en']);

/** What is shown of a citation, read from outside and therefore checked. */
export const citationSchema = z.object({
  passageId: z.nullable(z.number()),
  title: text,
  documentNumber: maybe,
  issuer: maybe,
  level: z.enum([
    'law',
    'regulation',
    'interpretation',
    'local_regulation',
    'rule',
    'local_rule',
    'document',
    'guide',
  ]),
  region: text,
  article: maybe,
  headingPath: z.array(text),
  page: z.nullable(z.number()),
  text,
  quote: text,
  validity: z.enum(['in_force', 'in_force_amended', 'not_yet_in_force', 'superseded', 'repealed', 'expired']),
  effectiveFrom: maybe,
  effectiveTo: maybe,
  endedBy: maybe,
  note: maybe,
  asOf: text,
}) satisfies z.ZodMiniType<CitationSnapshot>;

const answerSchema = z.object({
  kind: z.literal('answer'),
  answerId: text,
  outcome: text,
  team: z.nullable(z.enum(['tax', 'finance', 'labor', 'digital', 'general', 'legal_aid'])),
  urgent: z.boolean(),
  deadline: maybe,
  language,
  text,
  citations: z.array(citationSchema),
  completeness: z.enum(['complete', 'partial', 'none']),
  asOf: text,
  suggestions: z.array(text),
  caseReference: maybe,
}) satisfies z.ZodMiniType<Partial<Record<keyof AnswerData, unknown>>>;

const personSchema = z.object({
  kind: z.enum(['adviser', 'case']),
  event: text,
  name: maybe,
  language,
  caseReference: text,
  text,
  attachments: z.array(z.object({ id: text, name: text, type: text, size: z.number() })),
  suggestions: z.array(text),
}) satisfies z.ZodMiniType<CaseData>;

const activitySchema = z.object({
  id: text,
  type: text,
  from: z.object({ role: z.optional(text) }),
  text: z.optional(text),
  timestamp: z.optional(text),
  replyToId: z.optional(text),
  channelData: z.optional(
    z.object({
      clientActivityID: z.optional(text),
      lastkm: z.optional(
        z.object({
          kind: z.optional(text),
          attachments: z.optional(z.array(z.object({ name: text }))),
        }),
      ),
    }),
  ),
});

export type Citation = z.output<typeof citationSchema>;
export type AnswerView = z.output<typeof answerSchema>;
/** What an adviser says, or the centre about a case. */
export type PersonView = z.output<typeof personSchema>;

/** What the page shows of an activity that came in. */
export type Received =
  | { kind: 'own'; id: string; clientId: string | null; text: string; at: string }
  | { kind: 'bot'; id: string; replyTo: string | null; text: string; answer: AnswerView | null; at: string }
  | { kind: 'person'; id: string; view: PersonView; at: string }
  | { kind: 'welcome' }
  | { kind: 'typing' };

/**
 * Reads an activity of the Direct Line stream; null: nothing to show. An answer whose data is not what was
 * agreed is still shown by its text.
 */
export function readActivity(activity: unknown): Received | null {
  const read = activitySchema.safeParse(activity);
  if (!read.success) return isTyping(activity) ? { kind: 'typing' } : null;
  const { id, type, from, channelData, timestamp: at = '', text: words = '', replyToId } = read.data;
  if (from.role === 'user') {
    if (type !== 'message') return null;
    const files = (channelData?.lastkm?.attachments ?? []).map(({ name }) => `📎 ${name}`);
    const said = [words, ...files].filter(Boolean).join('\n');
    return { kind: 'own', id, clientId: channelData?.clientActivityID ?? null, text: said, at };
  }
  if (type === 'typing') return { kind: 'typing' };
  if (type !== 'message') return null;
  if (channelData?.lastkm?.kind === 'welcome') return { kind: 'welcome' };
  const data = (activity as { channelData?: { lastkm?: unknown } }).channelData?.lastkm;
  const view = personSchema.safeParse(data).data;
  if (view) return { kind: 'person', id, view, at };
  const answer = answerSchema.safeParse(data).data ?? null;
  return { kind: 'bot', id, replyTo: replyToId ?? null, text: answer?.text ?? words, answer, at };
}

function isTyping(activity: unknown): boolean {
  return (
    typeof activity === 'object' && activity !== null && 'type' in activity && activity.type === 'typing'
  );
}
