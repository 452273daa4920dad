import { hasRole } from '../../../accounts/roles.ts';
import type { SignedIn } from '../../../accounts/sessions.ts';
import type { Lists } from '../../../desk/api.ts';
import { contactFor } from '../../../desk/brief.ts';
import { cannedReplies, fillCanned, retireCanned, saveCanned } from '../../../desk/canned.ts';
import { partiesOf } from '../../../desk/conflicts.ts';
import { seenCase } from '../../../desk/detail.ts';
import { SCREEN } from '../../../desk/eligibility.ts';
import { countsOf, listCases, type View } from '../../../desk/list.ts';
import { displayName } from '../../../desk/names.ts';
import { memberNow } from '../../../desk/people.ts';
import { decideProposal, listProposals } from '../../../desk/proposals.ts';
import { wallNow } from '../../../desk/wall.ts';
import { LISTS, NOTICES } from '../../../desk/words.ts';
import { snapshot } from '../../../knowledge/citations.ts';
import { fault } from '../../base/faults.ts';
import { languageOf } from '../../base/language.ts';
import { today } from '../../base/time.ts';
import { lastSeq } from '../../store/log.ts';
import type { DESK } from '../access/desk.ts';
import { readBody, readQuery } from '../body.ts';
import * as body from '../desk-bodies.ts';
import { type DeskRouteDeps, memberOf, spread } from '../desk-deps.ts';
import { openDeskStream } from '../desk-stream.ts';
import { pathId } from '../own.ts';
import type { Call, Handlers } from '../route.ts';
import type { Sessions } from '../session.ts';

type BoardRoute =
  | `GET /api/desk/${'me' | 'lists' | 'queue' | 'cases' | 'stream' | 'wall' | 'search' | 'canned' | 'proposals'}`
  | 'POST /api/desk/canned'
  | 'DELETE /api/desk/canned/:id'
  | 'POST /api/desk/proposals/:id';

/** What stands around the cases: lists, counts, the live stream, the wall, search, canned replies, proposals. */
export function deskBoardRoutes(
  deps: DeskRouteDeps & { sessions: Sessions },
): Handlers<Extract<keyof typeof DESK, BoardRoute>> {
  const { store, clock, presence, config } = deps;
  const list = async ({ request, response, person }: ListCall, view?: View) => {
    const { limit, cursor, ...wanted } = readQuery(body.listQuery, request);
    const member = await memberOf(deps, person);
    const page = { ...defined(wanted), view: view ?? wanted.view, limit, offset: cursor };
    response.json(await listCases(store, member, page, clock.now()));
  };
  return {
    'GET /api/desk/me': async ({ response, person }) => {
      const member = await memberOf(deps, person);
      const { id, name, language, roles } = person;
      response.json({
        person: { id, name, language },
        roles,
        member: await memberNow(store, member, presence.online(id), clock.now()),
        seq: await lastSeq(store),
        counts: await countsOf(store, member, clock.now()),
      });
    },
    'GET /api/desk/lists': ({ response }) => {
      response.json(LISTS_VIEW);
    },
    'GET /api/desk/queue': (call) => list(call, 'queue'),
    'GET /api/desk/cases': (call) => list(call),
    'GET /api/desk/stream': async ({ request, response, person }) => {
      const again = async () => {
        const known = await deps.sessions.known(request);
        return known && hasRole(known.person, ['adviser', 'volunteer', 'admin', 'auditor'])
          ? memberOf(deps, known.person)
          : null;
      };
      await openDeskStream(deps, await memberOf(deps, person), { again }, request, response);
    },
    'GET /api/desk/wall': async ({ response }) => {
      response.json(await wallNow(store, presence.online, clock.now()));
    },
    'GET /api/desk/search': async ({ request, response }) => {
      const { q, asOf = today(clock), region, limit } = readQuery(body.searchQuery, request);
      const regions = region ? [region] : [];
      const found = await deps.search({ text: q, language: languageOf(q), asOf, regions, limit });
      const hits = found.hits.map(({ passage, score }) => ({ ...snapshot(passage, '', asOf), score }));
      response.json({ asOf, coverage: found.coverage, hits });
    },
    'GET /api/desk/canned': async ({ request, response, person }) => {
      const replies = await cannedReplies(store, clock);
      if (typeof request.query.case !== 'string') return void response.json({ replies });
      const member = await memberOf(deps, person);
      const { record, sight } = await seenCase(store, pathId(request.query.case), member);
      const facts = {
        adviser: { zh: displayName(member, 'zh'), en: displayName(member, 'en') },
        centre: config.CENTRE_NAME,
        name: contactFor(record, sight, member)?.name ?? '',
        company:
          sight === 'full'
            ? ((await partiesOf(store, record.id)).find(({ side }) => side === 'own')?.name ?? '')
            : '',
        date: today(clock),
      };
      response.json({
        replies: replies
          .filter(({ team }) => team === null || team === record.team)
          .map((one) => ({ ...one, text: fillCanned(one.text, record, facts) })),
      });
    },
    'POST /api/desk/canned': async ({ request, response, person }) => {
      const id = await saveCanned(deps, readBody(body.cannedBody, request), person.id);
      response.status(201).json((await cannedReplies(store, clock)).find((one) => one.id === id));
    },
    'DELETE /api/desk/canned/:id': async ({ request, response, person }) => {
      await retireCanned(deps, pathId(request.params.id), person.id);
      response.status(204).end();
    },
    'GET /api/desk/proposals': async ({ response }) => {
      response.json({ proposals: await listProposals(store) });
    },
    'POST /api/desk/proposals/:id': async ({ request, response, person }) => {
      const member = await memberOf(deps, person);
      const decision = readBody(body.decisionBody, request);
      response.json(await decideProposal(deps, pathId(request.params.id), member, decision));
      spread(deps);
    },
  };
}

type ListCall = Pick<Call<'GET /api/desk/queue'>, 'request' | 'response'> & Pick<SignedIn, 'person'>;

const LISTS_VIEW: Lists = {
  ...LISTS,
  eligibilityQuestions: SCREEN.questions,
  limitedScope: NOTICES.limited_scope ?? missing(),
};

function missing(): never {
  throw fault('internal');
}

/** Without what was not asked for. */
function defined<T extends object>(query: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as never;
}
