import { addAbsence } from '../../../desk/absences.ts';
import { addAttachment } from '../../../desk/attachment-rows.ts';
import { claim } from '../../../desk/claim.ts';
import { close } from '../../../desk/close.ts';
import { keepDraft } from '../../../desk/draft-rows.ts';
import { changeMember, loadMember, type MemberRecord } from '../../../desk/members.ts';
import { propose } from '../../../desk/proposals.ts';
import type { CHAT } from '../../../src/http/access/chat.ts';
import type { DESK } from '../../../src/http/access/desk.ts';
import { keepFile } from '../../../src/http/desk-files.ts';
import { chatClient } from '../../support/chat-client.ts';
import { type Desk, desk, opened } from '../../support/desk.ts';
import { person, signedIn } from '../../support/people.ts';
import type { TestServer } from '../../support/server.ts';
import { callerOf } from '../access-callers.ts';
import { type MakeObjects, NOBODYS } from './object.ts';

type ObjectRoute =
  | Extract<keyof typeof DESK, `${string}:${string}`>
  | Extract<keyof typeof CHAT, `GET /chat/${string}:${string}`>;

const CLOSING = { outcome: 'advised', service: 'policy', minutes: 1, summary: '', seenSeq: 1e9 } as const;
const REFUSAL = { reason: 'busy' };

/** A case belongs to its owner and its team; what hangs on it belongs with it. */
export const DESK_OBJECTS: Record<ObjectRoute, MakeObjects> = {
  'GET /api/desk/cases/:id': cases('claimed'),
  'GET /api/desk/cases/:id/messages': cases('claimed'),
  'GET /api/desk/cases/:id/conflicts': cases('claimed'),
  'POST /api/desk/cases/:id/claim': cases('queued', {}),
  'POST /api/desk/cases/:id/accept': cases('offered', {}),
  'POST /api/desk/cases/:id/decline': cases('offered', REFUSAL),
  'POST /api/desk/cases/:id/release': cases('claimed', REFUSAL),
  'POST /api/desk/cases/:id/transfer': cases('claimed', { team: 'labor', note: '转' }),
  'POST /api/desk/cases/:id/reply': cases('claimed', { clientId: 'x', text: '好' }),
  'POST /api/desk/cases/:id/notes': cases('claimed', { text: '记' }),
  'POST /api/desk/cases/:id/typing': cases('claimed', {}),
  'POST /api/desk/cases/:id/view': cases('claimed', {}),
  'POST /api/desk/cases/:id/read': cases('claimed', { seq: 1 }),
  'POST /api/desk/cases/:id/labels': cases('claimed', { labels: ['急'] }),
  'POST /api/desk/cases/:id/priority': cases('claimed', { priority: 'high' }),
  'POST /api/desk/cases/:id/snooze': cases('claimed', { until: null }),
  'POST /api/desk/cases/:id/parties': cases('claimed', { parties: [] }),
  'POST /api/desk/cases/:id/eligibility': cases('claimed', { answers: {} }),
  'POST /api/desk/cases/:id/draft': cases('claimed', { question: '没签合同' }),
  'POST /api/desk/cases/:id/draft/:draft/drop': drafts,
  'POST /api/desk/cases/:id/attachments': cases('claimed', {}),
  'POST /api/desk/cases/:id/close': cases('claimed', CLOSING),
  'POST /api/desk/cases/:id/reopen': cases('closed', {}),
  'POST /api/desk/cases/:id/propose': cases('closed', { kind: 'typical_case', title: '题', text: '文' }),
  'GET /api/desk/attachments/:id': attachments,
  'GET /chat/attachments/:id': foreignFiles,
  'GET /chat/files/:id': foreignFiles,
  'PUT /api/desk/people/:id': people({ capacity: 3 }),
  'POST /api/desk/people/:id/absences': people({ from: '2026-12-01', to: '2026-12-02' }),
  'POST /api/desk/people/:id/licence': people({ approve: true }),
  'DELETE /api/desk/people/:id/absences/:absence': async (server) => {
    const { id } = await member(server, ['volunteer']);
    const absence = await absent(server, id);
    return {
      self: await callerOf(server, 'admin'),
      own: `${id} ${absence}`,
      other: null,
      missing: `${id} ${NOBODYS}`,
    };
  },
  'DELETE /api/desk/me/absences/:absence': async (server) => {
    const [mine, theirs] = [await member(server), await member(server)];
    const [own, other] = [await absent(server, mine.id), await absent(server, theirs.id)];
    return { self: await signedIn(server, mine), own, other, missing: NOBODYS };
  },
  'PUT /api/desk/teams/:team': async (server) => {
    return { self: await callerOf(server, 'admin'), own: 'tax', other: null, missing: 'nobodys', body: {} };
  },
  'DELETE /api/desk/canned/:id': async (server) => {
    return { self: await callerOf(server, 'editor'), own: 'greeting', other: null, missing: NOBODYS };
  },
  'POST /api/desk/proposals/:id': async (server) => {
    const { deps, mine, id } = await place(server, 'claimed');
    const { id: own } = await propose(deps, id, mine, { kind: 'typical_case', title: '题', text: '文' });
    return {
      self: await callerOf(server, 'approver'),
      own,
      other: null,
      missing: NOBODYS,
      body: { approve: true },
    };
  },
};

type State = 'queued' | 'offered' | 'claimed' | 'closed';

/** One's own case in a state, and one of another team in the same. */
function cases(state: State, body?: object): MakeObjects {
  return async (server) => {
    const { self, id } = await place(server, state);
    const other = await place(server, state, 'tax');
    return { self, own: id, other: other.id, missing: NOBODYS, body };
  };
}

let made = 0;

async function place(server: TestServer, state: State, team = 'labor') {
  const deps: Desk = desk(server.store, new Date().toISOString());
  const one = await member(server);
  await changeMember(deps, one.id, { settings: { teams: [team] as never } }, 'test');
  const mine = (await loadMember(server.store, one.id))!;
  const { id, conversation_id } = await opened(deps, `object-${made++}`, '我要找人工', { team });
  if (state === 'offered')
    await server.store
      .updateTable('cases')
      .set({ status: 'offered', offered_to: mine.id, offer_until: '2999-01-01T00:00:00Z' })
      .where('id', '=', id)
      .execute();
  if (state === 'claimed' || state === 'closed') await claim(deps, id, mine);
  if (state === 'closed') await close(deps, id, mine, CLOSING);
  return { deps, mine, id, conversationId: conversation_id, self: await signedIn(server, one) };
}

async function member({ store }: TestServer, roles: ('adviser' | 'volunteer')[] = ['adviser']) {
  return person(store, roles, `member-${made++}`);
}

async function drafts(server: TestServer) {
  const { deps, mine, id, self } = await place(server, 'claimed');
  const other = await place(server, 'claimed', 'tax');
  const draft = (on: { deps: Desk; mine: MemberRecord; id: string }) =>
    keepDraft(on.deps, on.id, on.mine, { question: '问', reply: '答', citations: [] });
  const own = `${id} ${await draft({ deps, mine, id })}`;
  return {
    self,
    own,
    other: `${other.id} ${await draft(other)}`,
    missing: `${NOBODYS} ${NOBODYS}`,
    body: {},
  };
}

async function attachments(server: TestServer) {
  const [mine, theirs] = [await place(server, 'claimed'), await place(server, 'claimed', 'tax')];
  return {
    self: mine.self,
    own: await file(server, mine),
    other: await file(server, theirs),
    missing: NOBODYS,
  };
}

/** Neither a stranger's token nor no ticket opens a file; that one's own opens is shown in `test/flows/desk-files`. */
async function foreignFiles(server: TestServer) {
  const chat = chatClient(server.url);
  const { token } = await chat.start();
  const self = { call: (method: string, path: string) => chat.call(method, path, token) };
  return { self, own: null, other: await file(server, await place(server, 'claimed')), missing: NOBODYS };
}

/** A picture that was sent in a case. */
async function file(
  { config, store }: TestServer,
  { deps, id, conversationId }: { deps: Desk; id: string; conversationId: string },
): Promise<string> {
  const content = await keepFile(config.DATA_DIR, PNG, 'a.png');
  const { id: made } = await addAttachment(
    deps,
    { id, conversation_id: conversationId },
    { ...content, by: 'enterprise' },
  );
  await store.updateTable('attachments').set({ message_seq: 1 }).where('id', '=', made).execute();
  return made;
}

/** The smallest picture: one pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

function people(body: object): MakeObjects {
  return async (server) => {
    const { id } = await member(server, ['volunteer']);
    const licence = { number: '1234', organisation: '所', state: 'submitted', decidedAt: null } as const;
    await changeMember(desk(server.store), id, { licence }, 'test');
    return { self: await callerOf(server, 'admin'), own: id, other: null, missing: NOBODYS, body };
  };
}

async function absent({ store }: TestServer, personId: string): Promise<string> {
  await addAbsence(desk(store), personId, { from: '2026-12-01', to: '2026-12-02', reason: '' }, personId);
  const row = await store
    .selectFrom('desk_absences')
    .select('id')
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
  return row.id;
}
