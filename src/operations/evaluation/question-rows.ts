import { z } from 'zod';
import { fault } from '../../base/faults.ts';
import { languageOf } from '../../base/language.ts';
import { isDay } from '../../base/time.ts';
import type { Writer } from '../../store/open.ts';
import type { Row } from '../../store/tables.ts';
import type { EvaluationExpectation, EvaluationQuestion, EvaluationSource } from './api.ts';

const line = z.string().trim().min(1);
const lines = z.array(line.max(500)).max(20);

/** What a question should do, as the page and files give it. */
export const expectationBody = z.object({
  expected_route: line.max(40).optional(),
  acceptable_routes: z.array(line.max(40)).max(12).optional(),
  urgent: z.boolean().optional(),
  citations: z
    .array(z.object({ law: line.max(200), article: z.union([z.number().int().positive(), line.max(40)]) }))
    .max(20)
    .optional(),
  citation_mode: z.enum(['any', 'all', 'none']).optional(),
  citation_required: z.boolean().optional(),
  key_facts: lines.optional(),
  must_not_contain: lines.optional(),
  label_confidence: z.enum(['hard', 'judgment']).optional(),
}) satisfies z.ZodType<EvaluationExpectation>;

/** A row of a questions file; whatever else stands in it is kept. */
export const questionRow = expectationBody.extend({
  id: line.max(80),
  language: z.string().max(10).optional(),
  turns: z
    .array(z.object({ role: z.enum(['user', 'assistant']), text: z.string().max(4_000) }))
    .min(1)
    .max(20)
    .refine((turns) => turns.some(({ role }) => role === 'user'), 'nobody asks'),
  clock: z.string().refine(isDay, 'a day, YYYY-MM-DD').optional(),
  note: z.string().max(2_000).optional(),
});
/** The same, with everything that stands in it. */
export const looseRow = questionRow.loose();
export type QuestionRow = z.output<typeof looseRow>;

/** A question of a set as the page shows it. */
export function questionView(row: Row<'eval_questions'>): EvaluationQuestion {
  const content = looseRow.parse(JSON.parse(row.content));
  const last = content.turns.findLast(({ role }) => role === 'user')!.text;
  return {
    id: row.id,
    name: row.name,
    language: content.language?.startsWith('en') ? 'en' : content.language ? 'zh' : languageOf(last),
    turns: content.turns,
    clock: content.clock ?? null,
    expected: expectationBody.parse(content),
    note: content.note ?? '',
    source: row.source as EvaluationSource,
    updatedAt: row.updated_at,
  };
}

/** A question of a set. Throws `not_found`. */
export async function questionOf(writer: Writer, setId: string, id: string): Promise<Row<'eval_questions'>> {
  const row = await writer
    .selectFrom('eval_questions')
    .selectAll()
    .where('id', '=', id)
    .where('set_id', '=', setId)
    .executeTakeFirst();
  if (!row) throw fault('not_found');
  return row;
}

/** Throws `name_taken` when another question of the set has the name. */
export async function requireFreeName(
  writer: Writer,
  setId: string,
  name: string,
  except?: string,
): Promise<void> {
  const row = await writer
    .selectFrom('eval_questions')
    .select('id')
    .where('set_id', '=', setId)
    .where('name', '=', name)
    .executeTakeFirst();
  if (row && row.id !== except) throw fault('name_taken', { name });
}
