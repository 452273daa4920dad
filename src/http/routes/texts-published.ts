import { publishedDifference } from '../../../ingest/publishing/difference.ts';
import { listPublished } from '../../../ingest/publishing/published.ts';
import { publishedDetail } from '../../../ingest/publishing/published-detail.ts';
import { revisePublished } from '../../../ingest/publishing/revise-published.ts';
import { extendText, repealText, restoreText, retireText } from '../../../ingest/publishing/text-acts.ts';
import { undoAct } from '../../../ingest/publishing/undo.ts';
import { fault } from '../../base/faults.ts';
import { today } from '../../base/time.ts';
import type { TEXTS } from '../access/texts.ts';
import { readBody, readQuery } from '../body.ts';
import type { Call, Handlers } from '../route.ts';
import * as body from './texts-bodies.ts';
import type { TextDeps } from './texts-deps.ts';

type Route = Extract<
  keyof typeof TEXTS,
  `${string} /api/texts/published${string}` | `${string} /api/texts/acts/${string}`
>;
type TextCall = Call<'GET /api/texts/published/:id'>;

/** Published texts: found, compared, ended, extended, taken out and brought back. */
export function textsPublishedRoutes(deps: TextDeps): Handlers<Route> {
  const { store, clock } = deps;
  const show = async (call: TextCall) => {
    deps.tail.wake();
    call.response.json(await publishedDetail(store, numberIn(call), call.person, today(clock)));
  };
  const by = (call: TextCall) => ({ versionId: numberIn(call), actor: call.person.id });
  return {
    'GET /api/texts/published': async ({ request, response }) => {
      const { on = today(clock), ...query } = readQuery(body.publishedQuery, request);
      response.json(await listPublished(store, { ...query, on }));
    },
    'GET /api/texts/published/:id': show,
    'GET /api/texts/published/:id/difference': async (call) => {
      const { against } = readQuery(body.againstQuery, call.request);
      call.response.json(await publishedDifference(store, numberIn(call), against));
    },
    'POST /api/texts/published/:id/revise': async (call) => {
      call.response.status(201).json({ draftId: await revisePublished(deps, by(call)) });
      deps.tail.wake();
    },
    'POST /api/texts/published/:id/retire': async (call) => {
      await retireText(deps, { ...by(call), ...readBody(body.reasonBody, call.request) });
      await show(call);
    },
    'POST /api/texts/published/:id/restore': async (call) => {
      await restoreText(deps, { ...by(call), ...readBody(body.reasonBody, call.request) });
      await show(call);
    },
    'POST /api/texts/published/:id/repeal': async (call) => {
      const { by: acting, ...repeal } = readBody(body.repealBody, call.request);
      await repealText(deps, { ...by(call), ...repeal, by: acting });
      await show(call);
    },
    'POST /api/texts/published/:id/extend': async (call) => {
      const { by: acting, ...extension } = readBody(body.extendBody, call.request);
      await extendText(deps, { ...by(call), ...extension, by: acting });
      await show(call);
    },
    'POST /api/texts/acts/:id/undo': async (call) => {
      const { reason } = readBody(body.reasonBody, call.request);
      call.response.json(await undoAct(deps, { id: numberIn(call), actor: call.person.id, reason }));
      deps.tail.wake();
    },
  };
}

/** The number in a path. Throws `not_found` for what is none. */
export function numberIn({ request }: Pick<TextCall, 'request'>): number {
  const text = String(request.params.id);
  if (!/^\d{1,15}$/.test(text)) throw fault('not_found');
  return Number(text);
}
