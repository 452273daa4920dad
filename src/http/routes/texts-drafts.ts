import type { Person } from '../../../accounts/person.ts';
import { actOnEach } from '../../../ingest/publishing/batch-acts.ts';
import {
  actOnDraft,
  approveDraft,
  PLAIN_ACTS,
  type PlainAct,
  rejectDraft,
  unscheduleDraft,
} from '../../../ingest/publishing/decide.ts';
import { draftDetail } from '../../../ingest/publishing/detail.ts';
import { draftDifference } from '../../../ingest/publishing/difference.ts';
import { listDrafts } from '../../../ingest/publishing/list.ts';
import { editDraft, revertDraft } from '../../../ingest/publishing/revise.ts';
import { listRevisions } from '../../../ingest/publishing/revisions.ts';
import type { TEXTS } from '../access/texts.ts';
import { readBody, readQuery } from '../body.ts';
import { pathId } from '../own.ts';
import type { Call, Handlers } from '../route.ts';
import * as body from './texts-bodies.ts';
import type { TextDeps } from './texts-deps.ts';
import { sendOriginal } from './texts-files.ts';

type Route = Extract<keyof typeof TEXTS, `${string} /api/texts/drafts${string}`>;
type DraftCall = Call<'GET /api/texts/drafts/:id'>;

const BATCH_ACTS = ['submit', 'withdraw', 'retry'] as const satisfies PlainAct[];

/** Drafts: seen, corrected, submitted, decided. */
export function textsDraftRoutes(deps: TextDeps): Handlers<Route> {
  const { store } = deps;
  const idOf = ({ request }: DraftCall) => pathId(request.params.id);
  const show = async ({ response, person }: DraftCall, id: string) => {
    deps.tail.wake();
    response.json(await draftDetail(store, id, person));
  };
  return {
    'GET /api/texts/drafts': async ({ request, response, person }) => {
      const { mine, ...query } = readQuery(body.draftsQuery, request);
      response.json(await listDrafts(store, { ...query, createdBy: mine && person.id }));
    },
    'GET /api/texts/drafts/:id': (call) => show(call, idOf(call)),
    'GET /api/texts/drafts/:id/difference': async ({ request, response }) => {
      const { against } = readQuery(body.againstQuery, request);
      response.json(await draftDifference(store, pathId(request.params.id), against));
    },
    'GET /api/texts/drafts/:id/original': ({ request, response }) =>
      sendOriginal(deps, pathId(request.params.id), response),
    'GET /api/texts/drafts/:id/revisions': async ({ request, response }) => {
      response.json(await listRevisions(store, pathId(request.params.id)));
    },
    'PATCH /api/texts/drafts/:id': async (call) => {
      const { revision, edit } = readBody(body.editBody, call.request);
      await editDraft(deps, { id: idOf(call), revision, actor: call.person.id }, edit);
      await show(call, idOf(call));
    },
    'POST /api/texts/drafts/:id/revert': async (call) => {
      const { revision, to } = readBody(body.revertBody, call.request);
      await revertDraft(deps, { id: idOf(call), revision, actor: call.person.id }, to);
      await show(call, idOf(call));
    },
    ...plainActs(deps, show),
    'POST /api/texts/drafts/:id/approve': async (call) => {
      const { revision, on } = readBody(body.approveBody, call.request);
      await approveDraft(deps, { id: idOf(call), revision, person: call.person }, on);
      await show(call, idOf(call));
    },
    'POST /api/texts/drafts/:id/reject': async (call) => {
      const { revision, note } = readBody(body.rejectBody, call.request);
      await rejectDraft(deps, { id: idOf(call), revision, person: call.person }, note);
      await show(call, idOf(call));
    },
    'POST /api/texts/drafts/:id/unschedule': async (call) => {
      const { revision, note } = readBody(body.rejectBody, call.request);
      await unscheduleDraft(deps, { id: idOf(call), revision, person: call.person }, note);
      await show(call, idOf(call));
    },
    ...batchActs(deps),
    'POST /api/texts/drafts-batch/approve': async ({ request, response, person }) => {
      const { drafts, on } = readBody(body.batchApproveBody, request);
      response.json(await actOnEach(store, drafts, (draft) => approveDraft(deps, { ...draft, person }, on)));
      deps.tail.wake();
    },
    'POST /api/texts/drafts-batch/reject': async ({ request, response, person }) => {
      const { drafts, note } = readBody(body.batchRejectBody, request);
      response.json(await actOnEach(store, drafts, (draft) => rejectDraft(deps, { ...draft, person }, note)));
      deps.tail.wake();
    },
  };
}

/** Acts without a decision, each with the same body. */
function plainActs(deps: TextDeps, show: (call: DraftCall, id: string) => Promise<void>) {
  const entries = PLAIN_ACTS.map((act) => {
    const handle = async (call: DraftCall) => {
      const id = pathId(call.request.params.id);
      const { revision } = readBody(body.actBody, call.request);
      await actOnDraft(deps, act, { id, revision, person: call.person });
      await show(call, id);
    };
    return [`POST /api/texts/drafts/:id/${act}`, handle] as const;
  });
  return Object.fromEntries(entries) as Handlers<`POST /api/texts/drafts/:id/${PlainAct}`>;
}

function batchActs(deps: TextDeps) {
  const entries = BATCH_ACTS.map((act) => {
    const handle = async ({ request, response, person }: DraftCall & { person: Person }) => {
      const { drafts } = readBody(body.batchActBody, request);
      response.json(
        await actOnEach(deps.store, drafts, (draft) => actOnDraft(deps, act, { ...draft, person })),
      );
      deps.tail.wake();
    };
    return [`POST /api/texts/drafts-batch/${act}`, handle] as const;
  });
  return Object.fromEntries(
    entries,
  ) as Handlers<`POST /api/texts/drafts-batch/${(typeof BATCH_ACTS)[number]}`>;
}
