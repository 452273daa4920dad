import { z } from 'zod';
import { record } from '../../../accounts/audit.ts';
import { hasRole } from '../../../accounts/roles.ts';
import type { Embedder } from '../../../knowledge/embedder.ts';
import { questionSheet } from '../../../reports/asked/export.ts';
import { questionQuery, withoutEmpty } from '../../../reports/asked/filter.ts';
import { followAsked } from '../../../reports/asked/follow.ts';
import { countQuestions, listQuestions } from '../../../reports/asked/list.ts';
import { draftFor } from '../../../reports/gaps/draft.ts';
import { listGaps } from '../../../reports/gaps/list.ts';
import { GAPS } from '../../../reports/gaps/rules.ts';
import { settleGap } from '../../../reports/gaps/settle.ts';
import { reportLists } from '../../../reports/lists.ts';
import { reveal, traceOf } from '../../../reports/trace.ts';
import { fault } from '../../base/faults.ts';
import { addDays, type Clock, isDay, today } from '../../base/time.ts';
import type { Store } from '../../store/open.ts';
import type { REPORTS } from '../access/reports.ts';
import { readBody } from '../body.ts';
import type { Search } from '../desk-deps.ts';
import { pathId } from '../own.ts';
import { fileQuery, sendFile } from '../report-file.ts';
import type { Handlers } from '../route.ts';

type QuestionRoute = Extract<
  keyof typeof REPORTS,
  | 'GET /api/reports/lists'
  | `${string} /api/reports/questions${string}`
  | `${string} /api/reports/gaps${string}`
>;

export interface QuestionRouteDeps {
  store: Store;
  clock: Clock;
  search: Search;
  embedder: Embedder | null;
}

const pageQuery = questionQuery.extend({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().optional(),
});
/** What a sheet of a workbook takes. */
const SHEET_ROWS = 1_048_000;
const day = z.string().refine(isDay, 'a day as YYYY-MM-DD');
const gapQuery = z.object({
  from: day.optional(),
  to: day.optional(),
  language: z.enum(['zh', 'en']).optional(),
  team: z.string().max(40).optional(),
});
const id = z.string().regex(/^[\w-]{1,64}$/);
const settleBody = z.strictObject({
  state: z.enum(['answered_now', 'not_ours']),
  questions: z.array(id).max(2_000),
});
const draftBody = z.strictObject({
  questions: z.array(id).max(200).optional(),
  language: z.enum(['zh', 'en']).optional(),
});
const revealBody = z.strictObject({ reason: z.string().trim().min(3).max(500) });

/** What was asked: lists, traces, files, and what is missing. */
export function reportQuestionRoutes(deps: QuestionRouteDeps): Handlers<QuestionRoute> {
  const { store, clock } = deps;
  return {
    'GET /api/reports/lists': async ({ response }) => {
      await followAsked(store);
      response.json(await reportLists(store));
    },
    'GET /api/reports/questions': async ({ request, response }) => {
      const { limit, cursor, ...query } = parsed(pageQuery, request.query);
      response.json(await listQuestions(store, query, { limit, cursor }));
    },
    'GET /api/reports/questions/export': async ({ request, response, person }) => {
      const { format, language } = parsed(fileQuery, request.query);
      // The language of the file is not one of the filters: these stand in `of`.
      const { language: _, ...query } = parsed(questionQuery, request.query);
      const narrowed = { ...query, ...parsed(askedIn, request.query) };
      await followAsked(store);
      const rows = await countQuestions(store, narrowed);
      if (format === 'xlsx' && rows > SHEET_ROWS)
        throw fault('export_too_large', { rows, limit: SHEET_ROWS });
      const act = { at: clock.now(), actor: person.id, action: 'questions.exported' };
      await record(store, { ...act, data: { rows, format } });
      await sendFile(response, format, 'questions', [questionSheet(deps, narrowed, language)]);
    },
    'GET /api/reports/questions/:id': async ({ request, response, person }) => {
      const viewer = { id: person.id, mayReveal: hasRole(person, ['admin']) };
      response.json(await traceOf(deps, pathId(request.params.id), viewer));
    },
    'POST /api/reports/questions/:id/reveal': async ({ request, response, person }) => {
      const { reason } = readBody(revealBody, request);
      response.json(await reveal(deps, pathId(request.params.id), person.id, reason));
    },
    'GET /api/reports/gaps': async ({ request, response }) => {
      const { to = today(clock), from = addDays(to, -GAPS.days), ...query } = parsed(gapQuery, request.query);
      response.json(await listGaps(deps, { from, to, ...query }));
    },
    'POST /api/reports/gaps/:id/settle': async ({ request, response, person }) => {
      const body = readBody(settleBody, request);
      await settleGap(deps, pathId(request.params.id), body, person.id);
      response.status(204).end();
    },
    'POST /api/reports/gaps/:id/draft': async ({ request, response }) => {
      const body = readBody(draftBody, request);
      response.json(await draftFor(deps, pathId(request.params.id), body));
    },
  };
}

/** In calls for files, `language` is that of the file, and `asked` that of the questions. */
const askedIn = z
  .object({ asked: z.enum(['zh', 'en']).optional() })
  .transform(({ asked }) => (asked ? { language: asked } : {}));

/** A query, empty values left out. Throws `body_invalid` naming what is wrong. */
function parsed<Schema extends z.ZodType>(schema: Schema, query: unknown): z.output<Schema> {
  const read = schema.safeParse(withoutEmpty(query));
  if (read.success) return read.data;
  throw fault('body_invalid', {
    problem: read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
  });
}
