import type { Request } from 'express';
import { z } from 'zod';
import { fault } from '../../base/faults.ts';
import type { Logger } from '../../base/log.ts';
import type { Clock } from '../../base/time.ts';
import type { DataCheck, DataFileDetail } from '../../operations/api-data.ts';
import { problemsOf } from '../../operations/data/check.ts';
import { approve, reject, undo } from '../../operations/data/decide.ts';
import { differenceOf } from '../../operations/data/difference.ts';
import { dropDraft, saveDraft, submitDraft } from '../../operations/data/draft.ts';
import { startDryRun } from '../../operations/data/dry-run.ts';
import { editableFile } from '../../operations/data/files.ts';
import type { DataDeps, RevisionRow } from '../../operations/data/rows.ts';
import { dataFileDetail, listDataFiles, liveText } from '../../operations/data/views.ts';
import type { EvaluationRunner } from '../../operations/evaluation/run.ts';
import type { Supervision } from '../../operations/supervision.ts';
import type { Store } from '../../store/open.ts';
import type { RUNNING } from '../access/running.ts';
import { readBody, readQuery } from '../body.ts';
import type { Call, Handlers } from '../route.ts';

type DataRoute = Extract<keyof typeof RUNNING, `${string} /api/admin/data${string}`>;
type DraftCall = Call<'POST /api/admin/data/drafts/:id/submit'>;

const path = z.string().max(120);
const revision = z.number().int().min(1);
const note = z.string().trim().min(3).max(500);
const content = z.string().min(1).max(200_000);
const fileQuery = z.object({ path });
const checkBody = z.strictObject({ path, content });
const draftBody = z.strictObject({ path, content, note, revision: revision.nullable() });
const actBody = z.strictObject({ revision });
const decisionBody = z.strictObject({ revision, note });
const dryRunBody = z.strictObject({ revision, setId: z.string().max(64) });
const undoBody = z.strictObject({ path, id: z.number().int().min(1), note });

export interface DataRouteDeps {
  store: Store;
  clock: Clock;
  logger: Logger;
  runner: EvaluationRunner;
  supervision?: Supervision;
}

/** Editing the data files of the program: draft, dry run, approval, undo. What goes live starts the server anew. */
export function dataFileRoutes(deps: DataRouteDeps): Handlers<DataRoute> {
  const { store, supervision } = deps;
  const views = { store, started: supervision?.started ?? null };
  const detail = async (of: string): Promise<DataFileDetail> => dataFileDetail(views, of);
  const as = (person: { id: string }) => ({ ...deps, actor: person.id });
  /** An act on a draft, after which its file is shown. */
  const acting =
    (act: (deps: DataDeps, id: number, revision: number) => Promise<RevisionRow>) =>
    async ({ request, response, person }: DraftCall) => {
      const row = await act(as(person), draftId(request), readBody(actBody, request).revision);
      response.json(await detail(row.path));
    };
  return {
    'GET /api/admin/data': async ({ response }) => {
      response.json(await listDataFiles(views));
    },
    'GET /api/admin/data/file': async ({ request, response }) => {
      response.json(await detail(readQuery(fileQuery, request).path));
    },
    'POST /api/admin/data/check': async ({ request, response }) => {
      const body = readBody(checkBody, request);
      editableFile(body.path);
      const problems = await problemsOf(body.path, body.content);
      const difference = differenceOf(await liveText(store, body.path), body.content);
      response.json({ problems, difference } satisfies DataCheck);
    },
    'PUT /api/admin/data/draft': async ({ request, response, person }) => {
      const { path: saved } = await saveDraft(as(person), readBody(draftBody, request));
      response.json(await detail(saved));
    },
    'POST /api/admin/data/drafts/:id/submit': acting(submitDraft),
    'POST /api/admin/data/drafts/:id/drop': acting(dropDraft),
    'POST /api/admin/data/drafts/:id/dry-run': async ({ request, response, person }) => {
      const id = draftId(request);
      const tried = await startDryRun(as(person), id, readBody(dryRunBody, request));
      response.status(202).json(await detail(tried));
    },
    'POST /api/admin/data/drafts/:id/approve': async ({ request, response, person }) => {
      const row = await approve(as(person), draftId(request), readBody(decisionBody, request));
      response.json(await detail(row.path));
      supervision?.restart();
    },
    'POST /api/admin/data/drafts/:id/reject': async ({ request, response, person }) => {
      const row = await reject(as(person), draftId(request), readBody(decisionBody, request));
      response.json(await detail(row.path));
    },
    'POST /api/admin/data/undo': async ({ request, response, person }) => {
      const row = await undo(as(person), readBody(undoBody, request));
      response.json(await detail(row.path));
      supervision?.restart();
    },
  };
}

function draftId(request: Request): number {
  const id = Number(request.params.id);
  if (!Number.isSafeInteger(id) || id < 1) throw fault('not_found');
  return id;
}
