import { z } from 'zod';
import { record } from '../../../accounts/audit.ts';
import type { Say } from '../../../desk/record.ts';
import { settleWithdrawal } from '../../../ingest/watch/worklist.ts';
import { dismissRecall, sendRecall } from '../../../reports/recall/decide.ts';
import { recallList } from '../../../reports/recall/list.ts';
import { worklistSheet } from '../../../reports/worklists/export.ts';
import { worklist, worklistCounts } from '../../../reports/worklists/lists.ts';
import { reviewed } from '../../../reports/worklists/review-done.ts';
import { WORKLIST_IDS, WORKLISTS } from '../../../reports/worklists/rules.ts';
import { fault } from '../../base/faults.ts';
import { type Clock, isDay } from '../../base/time.ts';
import type { Store } from '../../store/open.ts';
import type { REPORTS } from '../access/reports.ts';
import { readBody, readQuery } from '../body.ts';
import { own, pathId } from '../own.ts';
import { fileQuery, sendFile } from '../report-file.ts';
import type { Handlers } from '../route.ts';

type WorklistRoute = Extract<keyof typeof REPORTS, `${string} /api/worklists${string}`>;

export interface WorklistRouteDeps {
  store: Store;
  clock: Clock;
  say: Say;
  /** After something was said to an enterprise: screens and channels elsewhere have it now. */
  onSaid: (conversationId: string) => void;
}

const page = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(100),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});
const recallQuery = page.extend({
  days: z.coerce.number().int().min(1).max(366).default(WORKLISTS.recallDays),
});
const listName = z.enum(WORKLIST_IDS);
const sendBody = z.strictObject({ text: z.string().trim().min(1).max(4_000) });
const dismissBody = z.strictObject({ reason: z.string().trim().min(1).max(500) });
const reviewBody = z.strictObject({
  kind: z.enum(['document', 'guide']),
  subject: z.string().min(1).max(120),
  nextOn: z.string().refine(isDay, 'a day as YYYY-MM-DD'),
  note: z.string().max(500).optional(),
});

/** What waits for a person's look, and what is done about it. */
export function worklistRoutes(deps: WorklistRouteDeps): Handlers<WorklistRoute> {
  const { store, clock } = deps;
  return {
    'GET /api/worklists': async ({ response }) => {
      response.json(await worklistCounts(deps));
    },
    'GET /api/worklists/export': async ({ request, response, person }) => {
      const { list, format, language } = readQuery(fileQuery.extend({ list: listName }), request);
      const act = { at: clock.now(), actor: person.id, action: 'worklist.exported' };
      await record(store, { ...act, data: { list, format } });
      await sendFile(response, format, list, [await worklistSheet(deps, list, language)]);
    },
    'GET /api/worklists/recall': async ({ request, response }) => {
      response.json(await recallList(deps, readQuery(recallQuery, request)));
    },
    'POST /api/worklists/recall/:answer/send': async ({ request, response, person }) => {
      const { text } = readBody(sendBody, request);
      const { conversationId, ...decision } = await sendRecall(
        deps,
        pathId(request.params.answer),
        text,
        person,
      );
      deps.onSaid(conversationId);
      response.json(decision);
    },
    'POST /api/worklists/recall/:answer/dismiss': async ({ request, response, person }) => {
      const { reason } = readBody(dismissBody, request);
      response.json(await dismissRecall(deps, pathId(request.params.answer), reason, person));
    },
    'POST /api/worklists/review': async ({ request, response, person }) => {
      await reviewed(deps, readBody(reviewBody, request), person.id);
      response.status(204).end();
    },
    'POST /api/worklists/sources/:id/settle': async ({ request, response, person }) => {
      const id = Number(pathId(request.params.id));
      if (!Number.isSafeInteger(id)) throw fault('not_found');
      await settleWithdrawal(store, id, { clock, actor: person.id });
      response.status(204).end();
    },
    'GET /api/worklists/:list': async ({ request, response }) => {
      const list = own(listName.safeParse(request.params.list).data, (one) => one !== 'recall');
      if (list === 'recall') throw fault('not_found');
      response.json(await worklist(deps, list, readQuery(page, request)));
    },
  };
}
