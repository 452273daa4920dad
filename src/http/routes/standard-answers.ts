import { z } from 'zod';
import { previewStandard } from '../../../bot/standard-preview.ts';
import type { BindableList, StandardDetail, StandardList } from '../../../services/standard-answers/api.ts';
import { writtenSchema } from '../../../services/standard-answers/content.ts';
import {
  decideStandard,
  restoreStandard,
  retireStandard,
} from '../../../services/standard-answers/decide.ts';
import { standardFromProposal } from '../../../services/standard-answers/from-proposal.ts';
import { listStandards, loadStandard } from '../../../services/standard-answers/list.ts';
import { createStandard, reviseStandard } from '../../../services/standard-answers/write.ts';
import { languageOf } from '../../base/language.ts';
import { type Clock, isDay, today } from '../../base/time.ts';
import type { Store } from '../../store/open.ts';
import type { INSIGHT } from '../access/insight.ts';
import { readBody, readQuery } from '../body.ts';
import type { Search } from '../desk-deps.ts';
import type { Handlers } from '../route.ts';

type StandardRoute = Extract<keyof typeof INSIGHT, `${string} /api/standard-answers${string}`>;

const flag = z
  .enum(['1', 'true'])
  .transform(() => true)
  .optional();
const listQuery = z.object({
  state: z.enum(['draft', 'live', 'retired']).optional(),
  stale: flag,
  pending: flag,
  search: z.string().trim().max(200).optional(),
});
const binding = z.strictObject({
  passageId: z.number().int().positive(),
  quote: z.string().trim().min(2).max(1_000).optional(),
});
const standardBody = z
  .strictObject({
    questions: z.unknown(),
    text: z.unknown(),
    bindings: z.array(binding).max(10),
    reviewBy: z.string().refine(isDay, 'a day, YYYY-MM-DD').optional(),
    keep: z.array(z.number().int().min(0)).max(10).optional(),
  })
  .transform(({ questions, text, ...rest }, context) => {
    const written = writtenSchema.safeParse({ questions, text });
    if (written.success) return { ...rest, ...written.data };
    for (const { path, message } of written.error.issues)
      context.addIssue({ code: 'custom', path: [...path], message });
    return z.NEVER;
  });
const proposalBody = z.strictObject({ proposalId: z.string().min(1).max(64) });
const decideBody = z.strictObject({
  approve: z.boolean(),
  comment: z.string().trim().max(2_000).optional(),
  revision: z.number().int().positive(),
});
const retireBody = z.strictObject({ reason: z.string().trim().min(1).max(500) });
const articlesQuery = z.object({ search: z.string().trim().min(1).max(200) });

/** Articles offered to be bound. */
const OFFERED = 20;

export interface StandardRouteDeps {
  store: Store;
  clock: Clock;
  search: Search;
}

/** Answers written beforehand: written and bound, decided by a second person, retired. */
export function standardAnswerRoutes({ store, clock, search }: StandardRouteDeps): Handlers<StandardRoute> {
  const deps = { store, clock, preview: previewStandard };
  const detail = async (id: string, person: Parameters<typeof loadStandard>[2]) =>
    (await loadStandard(deps, id, person)) satisfies StandardDetail;
  return {
    'GET /api/standard-answers': async ({ request, response }) => {
      response.json((await listStandards(deps, readQuery(listQuery, request))) satisfies StandardList);
    },
    'POST /api/standard-answers': async ({ request, response, person }) => {
      const id = await createStandard(deps, readBody(standardBody, request), person.id);
      response.status(201).json(await detail(id, person));
    },
    'GET /api/standard-answers/articles': async ({ request, response }) => {
      const found = await articles({ store, clock, search }, readQuery(articlesQuery, request).search);
      response.json(found satisfies BindableList);
    },
    'POST /api/standard-answers/from-proposal': async ({ request, response, person }) => {
      const id = await standardFromProposal(deps, readBody(proposalBody, request).proposalId, person.id);
      response.status(201).json(await detail(id, person));
    },
    'GET /api/standard-answers/:id': async ({ request, response, person }) => {
      response.json(await detail(idOf(request), person));
    },
    'PUT /api/standard-answers/:id': async ({ request, response, person }) => {
      await reviseStandard(deps, idOf(request), readBody(standardBody, request), person.id);
      response.json(await detail(idOf(request), person));
    },
    'POST /api/standard-answers/:id/decide': async ({ request, response, person }) => {
      await decideStandard(deps, idOf(request), readBody(decideBody, request), person);
      response.json(await detail(idOf(request), person));
    },
    'POST /api/standard-answers/:id/retire': async ({ request, response, person }) => {
      await retireStandard(deps, idOf(request), readBody(retireBody, request).reason, person.id);
      response.json(await detail(idOf(request), person));
    },
    'POST /api/standard-answers/:id/restore': async ({ request, response, person }) => {
      await restoreStandard(deps, idOf(request), person.id);
      response.json(await detail(idOf(request), person));
    },
  };
}

function idOf({ params }: { params: Record<string, string | string[] | undefined> }): string {
  return String(params.id);
}

/** Articles in force today that can be bound, found as answers find them. */
async function articles({ clock, search }: StandardRouteDeps, words: string): Promise<BindableList> {
  const asOf = today(clock);
  const request = { text: words, language: languageOf(words), asOf, regions: [], limit: 3 * OFFERED };
  const { hits } = await search(request);
  return {
    articles: hits
      .filter(({ passage, validity }) => passage.kind !== 'guide' && validity === 'in_force')
      .slice(0, OFFERED)
      .map(({ passage: { id, title, documentNumber, article, text, effectiveFrom } }) => ({
        ...{ passageId: id, title, documentNumber, article, text, effectiveFrom },
      })),
  };
}
