import { record as audit } from '../../../accounts/audit.ts';
import type { Person } from '../../../accounts/person.ts';
import { claim } from '../../../desk/claim.ts';
import { close, reopen } from '../../../desk/close.ts';
import { conflictsOf, setParties } from '../../../desk/conflicts.ts';
import { caseDetail, seenCase } from '../../../desk/detail.ts';
import { addNote, setLabels, setPriority, snooze } from '../../../desk/edit.ts';
import { screenCase } from '../../../desk/eligibility.ts';
import { propose } from '../../../desk/proposals.ts';
import { type CaseRecord, loadCase } from '../../../desk/record.ts';
import { decline, release } from '../../../desk/release.ts';
import { presentRows } from '../../../desk/rows.ts';
import { transcriptOf } from '../../../desk/transcript.ts';
import { transfer } from '../../../desk/transfer.ts';
import { fault } from '../../base/faults.ts';
import type { DESK } from '../access/desk.ts';
import { readBody, readQuery } from '../body.ts';
import * as body from '../desk-bodies.ts';
import { type DeskRouteDeps, memberOf, spread } from '../desk-deps.ts';
import { pathId } from '../own.ts';
import type { Call, Handlers } from '../route.ts';

type CaseRoute = Exclude<
  Extract<keyof typeof DESK, `${string} /api/desk/cases/:id${string}`>,
  `${string}/${'draft' | 'draft/:draft/drop' | 'reply' | 'typing' | 'view' | 'read' | 'attachments'}`
>;
type Transition = (id: string, member: Awaited<ReturnType<typeof memberOf>>) => Promise<CaseRecord>;

/** One case: reading it, and what can be done to it. What is said in it: `desk-talk`. */
export function deskCaseRoutes(deps: DeskRouteDeps): Handlers<CaseRoute> {
  const { store, presence } = deps;
  /** Runs a transition for who calls and answers with the case as they see it then. */
  const change = async ({ request, response, person }: CaseCall, run: Transition) => {
    const member = await memberOf(deps, person);
    const record = await run(pathId(request.params.id), member);
    spread(deps, record.conversation_id);
    const now = (await loadCase(store, record.id)) ?? record;
    const [row] = await presentRows(store, [now], member);
    // Who has let go of it may see it no more.
    if (row) response.json(row);
    else response.status(204).end();
  };
  const take = async (call: CaseCall) => {
    const wish = readBody(body.claimBody, call.request);
    await change(call, (id, member) => claim(deps, id, member, wish));
  };
  return {
    'GET /api/desk/cases/:id': async ({ request, response, person }) => {
      const member = await memberOf(deps, person);
      const id = pathId(request.params.id);
      const detail = await caseDetail(store, id, member, presence.viewers(id));
      await audit(store, {
        at: deps.clock.now(),
        actor: person.id,
        action: 'case.viewed',
        subjectKind: 'case',
        subject: id,
        data: { access: detail.case.access },
      });
      response.json(detail);
    },
    'GET /api/desk/cases/:id/messages': async ({ request, response, person }) => {
      const { record, sight } = await seenCase(
        store,
        pathId(request.params.id),
        await memberOf(deps, person),
      );
      const { before, after } = readQuery(body.messagesQuery, request);
      response.json(
        await transcriptOf(store, record.conversation_id, sight, {
          ...(before !== undefined && { before }),
          ...(after !== undefined && { after }),
        }),
      );
    },
    'GET /api/desk/cases/:id/conflicts': async ({ request, response, person }) => {
      const member = await memberOf(deps, person);
      const { record, sight } = await seenCase(store, pathId(request.params.id), member);
      const other = typeof request.query.person === 'string' ? pathId(request.query.person) : member.id;
      if (other !== member.id && sight === 'outline') throw fault('not_found');
      const { level, cases } = await conflictsOf(store, record.id, other);
      // Names of parties are not for who may only see the outline.
      response.json({ level, cases: sight === 'outline' ? [] : cases });
    },
    'POST /api/desk/cases/:id/claim': take,
    'POST /api/desk/cases/:id/accept': take,
    'POST /api/desk/cases/:id/decline': async (call) => {
      const why = readBody(body.releaseBody, call.request);
      await change(call, (id, member) => decline(deps, id, member, why));
    },
    'POST /api/desk/cases/:id/release': async (call) => {
      const why = readBody(body.releaseBody, call.request);
      await change(call, (id, member) => release(deps, id, member, why));
    },
    'POST /api/desk/cases/:id/transfer': async (call) => {
      const { team, personId, note } = readBody(body.transferBody, call.request);
      const to = { note, ...(team && { team }), ...(personId && { personId }) };
      await change(call, (id, member) => transfer(deps, id, member, to));
    },
    'POST /api/desk/cases/:id/notes': async ({ request, response, person }) => {
      const { text } = readBody(body.noteBody, request);
      const note = await addNote(deps, pathId(request.params.id), await memberOf(deps, person), text);
      spread(deps);
      response.status(201).json(note);
    },
    'POST /api/desk/cases/:id/labels': async (call) => {
      const { labels } = readBody(body.labelsBody, call.request);
      await change(call, (id, member) => setLabels(deps, id, member, labels));
    },
    'POST /api/desk/cases/:id/priority': async (call) => {
      const { priority } = readBody(body.priorityBody, call.request);
      await change(call, (id, member) => setPriority(deps, id, member, priority));
    },
    'POST /api/desk/cases/:id/snooze': async (call) => {
      const { until } = readBody(body.snoozeBody, call.request);
      await change(call, (id, member) => snooze(deps, id, member, until));
    },
    'POST /api/desk/cases/:id/parties': async (call) => {
      const { parties } = readBody(body.partiesBody, call.request);
      await change(call, async (id, member) => {
        await setParties(deps, id, member, parties);
        return (await loadCase(store, id))!;
      });
    },
    'POST /api/desk/cases/:id/eligibility': async ({ request, response, person }) => {
      const { answers, override } = readBody(body.eligibilityBody, request);
      const member = await memberOf(deps, person);
      const given = { answers, ...(override && { override }) };
      response.json(await screenCase(deps, pathId(request.params.id), member, given));
      spread(deps);
    },
    'POST /api/desk/cases/:id/close': async (call) => {
      const closing = readBody(body.closeBody, call.request);
      await change(call, (id, member) => close(deps, id, member, closing));
    },
    'POST /api/desk/cases/:id/reopen': async (call) => {
      const why = readBody(body.reopenBody, call.request);
      await change(call, (id, member) => reopen(deps, id, member, why));
    },
    'POST /api/desk/cases/:id/propose': async ({ request, response, person }) => {
      const wanted = readBody(body.proposeBody, request);
      const member = await memberOf(deps, person);
      response.status(201).json(await propose(deps, pathId(request.params.id), member, wanted));
      spread(deps);
    },
  };
}

type CaseCall = Pick<Call<'POST /api/desk/cases/:id/claim'>, 'request' | 'response'> & { person: Person };
