import type { Role } from '../../../accounts/roles.ts';
import { receivePaste } from '../../../ingest/publishing/receive.ts';
import { addSource } from '../../../ingest/watch/sources.ts';
import { silent } from '../../../src/base/log.ts';
import { systemClock } from '../../../src/base/time.ts';
import type { TEXTS } from '../../../src/http/access/texts.ts';
import { storePageCorpus } from '../../support/page-corpus.ts';
import { callerOf } from '../access-callers.ts';
import { type MakeObjects, NOBODYS } from './object.ts';

type ObjectRoute = Extract<keyof typeof TEXTS, `${string}:${string}`>;

const REASON = { reason: '试' };
const NOTE = { revision: 0, note: '试' };

/** Drafts and texts belong to the centre: who may see one may see all. */
export const TEXT_OBJECTS: Record<ObjectRoute, MakeObjects> = {
  'GET /api/texts/drafts/:id': drafts('auditor'),
  'PATCH /api/texts/drafts/:id': drafts('editor', {
    revision: 0,
    edit: { kind: 'confirm', fields: ['title'] },
  }),
  'GET /api/texts/drafts/:id/difference': notThere('auditor', NOBODYS),
  'GET /api/texts/drafts/:id/original': drafts('auditor'),
  'GET /api/texts/drafts/:id/revisions': drafts('auditor'),
  'POST /api/texts/drafts/:id/revert': notThere('editor', NOBODYS, { revision: 0, to: 0 }),
  'POST /api/texts/drafts/:id/submit': drafts('editor', { revision: 0 }),
  'POST /api/texts/drafts/:id/recall': drafts('editor', { revision: 0 }),
  'POST /api/texts/drafts/:id/withdraw': drafts('editor', { revision: 0 }),
  'POST /api/texts/drafts/:id/reopen': drafts('editor', { revision: 0 }),
  'POST /api/texts/drafts/:id/retry': drafts('editor', { revision: 0 }),
  'POST /api/texts/drafts/:id/approve': drafts('approver', { revision: 0, on: null }),
  'POST /api/texts/drafts/:id/reject': drafts('approver', NOTE),
  'POST /api/texts/drafts/:id/unschedule': drafts('approver', NOTE),
  'GET /api/texts/published/:id': texts('auditor'),
  'GET /api/texts/published/:id/difference': notThere('auditor', '999999'),
  'POST /api/texts/published/:id/revise': texts('editor', {}),
  'POST /api/texts/published/:id/retire': texts('approver', REASON),
  'POST /api/texts/published/:id/restore': notThere('approver', '999999', REASON),
  'POST /api/texts/published/:id/repeal': texts('approver', {
    ...REASON,
    on: '2030-01-01',
    articles: null,
    by: null,
  }),
  'POST /api/texts/published/:id/extend': texts('approver', { ...REASON, until: '2030-01-01', by: null }),
  'POST /api/texts/acts/:id/undo': notThere('approver', '999999', REASON),
  'GET /api/texts/sources/:id': sources('auditor'),
  'PUT /api/texts/sources/:id': sources('approver', { kind: 'page', every: '1d' }),
  'POST /api/texts/sources/:id/pause': sources('approver', {}),
  'POST /api/texts/sources/:id/resume': sources('approver', {}),
  'POST /api/texts/sources/:id/check': sources('approver', {}),
  'POST /api/texts/sources/:id/remove': sources('approver', {}),
};

let made = 0;

function drafts(role: Role, body?: object): MakeObjects {
  return async (server) => {
    const deps = { store: server.store, clock: systemClock, logger: silent, dataDir: server.folder };
    const paste = { title: `办法${made++}`, text: '第一条 企业应当登记。' };
    const { drafts: given } = await receivePaste(paste, { ...deps, actor: 'anna' });
    return { self: await callerOf(server, role), own: given[0]!.id, other: null, missing: NOBODYS, body };
  };
}

function texts(role: Role, body?: object): MakeObjects {
  return async (server) => {
    const { old } = await storePageCorpus(server.store);
    const own = String(old[0]!.versionId);
    return { self: await callerOf(server, role), own, other: null, missing: '999999', body };
  };
}

function sources(role: Role, body?: object): MakeObjects {
  return async (server) => {
    const by = { store: server.store, clock: systemClock, actor: 'anna', allow: ['127.0.0.1'] };
    const { id } = await addSource({ url: `http://127.0.0.1:9/${made++}`, kind: 'page' }, by);
    return { self: await callerOf(server, role), own: String(id), other: null, missing: '999999', body };
  };
}

/** What needs more than an id to be there. */
function notThere(role: Role, missing: string, body?: object): MakeObjects {
  return async (server) => ({ self: await callerOf(server, role), own: null, other: null, missing, body });
}
