import { hasRole } from '../../../accounts/roles.ts';
import { LOADABLE } from '../../../ingest/kinds.ts';
import type { Received, TextLists } from '../../../ingest/publishing/api.ts';
import { draftRows } from '../../../ingest/publishing/draft-row.ts';
import { DRAFT_STATES, listBatches } from '../../../ingest/publishing/list.ts';
import { receiveFiles, receivePaste, receiveUrls, type Taken } from '../../../ingest/publishing/receive.ts';
import { WORDS } from '../../../ingest/publishing/words.ts';
import { NATIONAL, regionNamed } from '../../../ingest/regions.ts';
import { vocabulary } from '../../../ingest/vocabulary.ts';
import { LEVELS, type Level } from '../../../knowledge/levels.ts';
import { type FieldName, METADATA_FIELDS } from '../../../knowledge/metadata-fields.ts';
import { RELATION_KINDS, type RelationKind } from '../../../knowledge/relation-kinds.ts';
import type { Store } from '../../store/open.ts';
import { readSwitch } from '../../store/switches.ts';
import type { TEXTS } from '../access/texts.ts';
import { readBody, readQuery } from '../body.ts';
import { readBytes } from '../desk-files.ts';
import type { Handlers } from '../route.ts';
import * as body from './texts-bodies.ts';
import type { TextDeps } from './texts-deps.ts';
import { filesIn, UPLOAD_LIMITS } from './texts-files.ts';
import { openTextStream } from './texts-stream.ts';

type Route =
  `${string} /api/texts/${'lists' | 'stream' | 'uploads' | 'urls' | 'pastes' | 'batches' | 'sheet'}`;

const SHEET_BYTES = 5_000_000;
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const READERS = ['editor', 'approver', 'admin', 'auditor'] as const;

/** Texts in: files, addresses, pasted words, their metadata by spreadsheet, and the live stream of what becomes of them. */
export function textsReceivingRoutes(deps: TextDeps): Handlers<Extract<keyof typeof TEXTS, Route>> {
  const { store } = deps;
  const by = (person: { id: string }, batch?: string) => ({ ...deps, actor: person.id, batch });
  return {
    'GET /api/texts/lists': async ({ response }) => {
      response.json(await listsNow(store));
    },
    'GET /api/texts/stream': ({ request, response }) => {
      const mayStill = async () => {
        const known = await deps.sessions.known(request);
        return known !== null && hasRole(known.person, READERS);
      };
      return openTextStream(deps, mayStill, request, response);
    },
    'POST /api/texts/uploads': async ({ request, response, person }) => {
      const { batch } = readQuery(body.batchQuery, request);
      const files = await filesIn(request);
      response.status(202).json(await received(store, await receiveFiles(files, by(person, batch))));
      deps.tail.wake();
    },
    'POST /api/texts/urls': async ({ request, response, person }) => {
      const { urls, batch } = readBody(body.urlsBody, request);
      response.status(202).json(await received(store, await receiveUrls(urls, by(person, batch))));
    },
    'POST /api/texts/pastes': async ({ request, response, person }) => {
      const { batch, ...paste } = readBody(body.pasteBody, request);
      response.status(202).json(await received(store, await receivePaste(paste, by(person, batch))));
    },
    'GET /api/texts/batches': async ({ response }) => {
      response.json(await listBatches(store));
    },
    // The library of spreadsheets is loaded when one is wanted: it is large.
    'GET /api/texts/sheet': async ({ request, response }) => {
      const { draftsSheet } = await import('../../../ingest/publishing/sheet-write.ts');
      const bytes = await draftsSheet(store, readQuery(body.batchQuery, request));
      response.attachment('drafts.xlsx');
      response.setHeader('Content-Type', SHEET);
      response.setHeader('Cache-Control', 'private, no-store');
      response.send(bytes);
    },
    'POST /api/texts/sheet': async ({ request, response, person }) => {
      const { applySheet } = await import('../../../ingest/publishing/sheet-apply.ts');
      response.json(await applySheet(deps, await readBytes(request, SHEET_BYTES), person.id));
      deps.tail.wake();
    },
  };
}

async function received(store: Store, { batch, drafts }: Taken): Promise<Received> {
  return { batch, drafts: await draftRows(store, drafts) };
}

async function listsNow(store: Store): Promise<TextLists> {
  return {
    fields: (Object.keys(METADATA_FIELDS) as FieldName[]).map((field) => {
      const { name, required } = METADATA_FIELDS[field];
      return { field, name, required };
    }),
    levels: (Object.keys(LEVELS) as Level[]).map((code) => ({ code, name: LEVELS[code] })),
    relations: (Object.keys(RELATION_KINDS) as RelationKind[]).map((code) => {
      return { code, name: RELATION_KINDS[code] };
    }),
    states: DRAFT_STATES.map((code) => ({ code, name: WORDS.states[code] ?? { zh: code, en: code } })),
    topics: Object.keys(vocabulary.topics),
    regions: regions(),
    endings: LOADABLE,
    limits: UPLOAD_LIMITS,
    fourEyes: await readSwitch(store, 'four_eyes'),
    uploads: await readSwitch(store, 'uploads'),
  };
}

function regions(): TextLists['regions'] {
  return [NATIONAL, ...Object.keys(vocabulary.regions)].map((name) => {
    const { code } = regionNamed(name);
    return { name, code };
  });
}
