import { systemClock } from '../../../src/base/time.ts';
import type { REPORTS } from '../../../src/http/access/reports.ts';
import { ask } from '../../support/asked.ts';
import type { TestServer } from '../../support/server.ts';
import { callerOf } from '../access-callers.ts';
import { type MakeObjects, NOBODYS } from './object.ts';

type ObjectRoute = Extract<keyof typeof REPORTS, `${string}:${string}`>;

/** What was asked belongs to the centre: whoever may read it reads all of it, so nothing is another's. */
export const REPORT_OBJECTS: Record<ObjectRoute, MakeObjects> = {
  'GET /api/reports/questions/:id': questions({}),
  'POST /api/reports/questions/:id/reveal': questions({ reason: '核对投诉' }),
  'POST /api/reports/gaps/:id/settle': questions({ state: 'not_ours', questions: [] }),
  'POST /api/reports/gaps/:id/draft': questions({}),
  'GET /api/reports/statistics/snapshots/:id': async (server) => {
    const self = await callerOf(server, 'admin');
    const made = await self.json<{ snapshot: { id: string } }>('POST', '/api/reports/statistics/snapshots', {
      year: new Date().getUTCFullYear(),
      note: '',
    });
    return { self, own: made.snapshot.id, other: null, missing: NOBODYS };
  },
  'POST /api/worklists/recall/:answer/send': answers({ text: '更正' }),
  'POST /api/worklists/recall/:answer/dismiss': answers({ reason: '不必' }),
  'POST /api/worklists/sources/:id/settle': async (server) => {
    const self = await callerOf(server, 'editor');
    return { self, own: await withdrawnPage(server), other: null, missing: '999999', body: {} };
  },
  'GET /api/worklists/:list': async (server) => {
    return { self: await callerOf(server, 'editor'), own: 'unsure', other: null, missing: 'nobodys' };
  },
};

function questions(body: object): MakeObjects {
  return async (server) => {
    const { questionId } = await ask({ ...server, clock: systemClock }, { text: '没签合同' });
    return { self: await callerOf(server, 'admin'), own: questionId, other: null, missing: NOBODYS, body };
  };
}

function answers(body: object): MakeObjects {
  return async (server) => {
    const { answerId } = await ask({ ...server, clock: systemClock }, { text: '没签合同' });
    return { self: await callerOf(server, 'approver'), own: answerId, other: null, missing: NOBODYS, body };
  };
}

async function withdrawnPage({ store }: TestServer): Promise<string> {
  const at = new Date().toISOString();
  const page = {
    url: `http://127.0.0.1/${at}`,
    status: 'source_withdrawn',
    reason: 'gone',
    first_seen_at: at,
  };
  const { id } = await store
    .insertInto('source_pages')
    .values(page as never)
    .returning('id')
    .executeTakeFirstOrThrow();
  return String(id);
}
