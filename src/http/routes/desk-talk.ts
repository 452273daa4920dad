import { asReply } from '../../../bot/as-reply.ts';
import { addAttachment } from '../../../desk/attachment-rows.ts';
import { seenCase } from '../../../desk/detail.ts';
import { dropDraft, keepDraft } from '../../../desk/draft-rows.ts';
import { requireMay } from '../../../desk/may.ts';
import type { MemberRecord } from '../../../desk/members.ts';
import { displayName } from '../../../desk/names.ts';
import type { CaseRecord } from '../../../desk/record.ts';
import { markRead, reply } from '../../../desk/talk.ts';
import { attachmentView, presentMessages } from '../../../desk/transcript.ts';
import { fault } from '../../base/faults.ts';
import type { Language } from '../../base/language.ts';
import { today } from '../../base/time.ts';
import { append } from '../../store/log.ts';
import { readSwitch } from '../../store/switches.ts';
import type { DESK } from '../access/desk.ts';
import { readBody } from '../body.ts';
import * as body from '../desk-bodies.ts';
import { type DeskRouteDeps, memberOf, spread } from '../desk-deps.ts';
import { keepFile, readBytes, sendFile } from '../desk-files.ts';
import { pathId } from '../own.ts';
import type { Handlers } from '../route.ts';

type TalkRoute =
  | Extract<
      keyof typeof DESK,
      `POST /api/desk/cases/:id/${'draft' | 'draft/:draft/drop' | 'reply' | 'typing' | 'view' | 'read' | 'attachments'}`
    >
  | 'GET /api/desk/attachments/:id';

/** What is said in a case: replies, signs of life, files, and drafts made by the bot for the adviser. */
export function deskTalkRoutes(deps: DeskRouteDeps): Handlers<TalkRoute> {
  const { store, clock, config, hub, presence } = deps;
  return {
    'POST /api/desk/cases/:id/reply': async ({ request, response, person }) => {
      const { draftId, ...said } = readBody(body.replyBody, request);
      const member = await memberOf(deps, person);
      const id = pathId(request.params.id);
      const { seq } = await reply(deps, id, member, { ...said, ...(draftId && { draftId }) });
      const { record } = await seenCase(store, id, member);
      spread(deps, record.conversation_id);
      const rows = await store.selectFrom('messages').selectAll().where('seq', '=', seq).execute();
      const [message] = await presentMessages(store, rows, 'full');
      response.status(201).json(message);
    },
    'POST /api/desk/cases/:id/typing': async ({ request, response, person }) => {
      const member = await memberOf(deps, person);
      const { record } = await seenCase(store, pathId(request.params.id), member);
      requireMay(record, member, 'reply');
      showTyping(deps, record, member);
      hub.pass({ name: 'typing', data: { caseId: record.id, by: { id: member.id, name: member.name } } });
      response.status(204).end();
    },
    'POST /api/desk/cases/:id/view': async ({ request, response, person }) => {
      const { leave } = readBody(body.viewBody, request);
      const { record } = await seenCase(store, pathId(request.params.id), await memberOf(deps, person));
      const { id: caseId } = record;
      if (presence.view(caseId, { id: person.id, name: person.name }, !leave))
        hub.pass({ name: 'viewers', data: { caseId, viewers: presence.viewers(caseId) } });
      response.status(204).end();
    },
    'POST /api/desk/cases/:id/read': async ({ request, response, person }) => {
      const { seq } = readBody(body.readBodySchema, request);
      const { record, sight } = await seenCase(
        store,
        pathId(request.params.id),
        await memberOf(deps, person),
      );
      if (sight === 'outline') throw fault('not_found');
      await store.transaction().execute(async (tx) => {
        if (!(await markRead(tx, record.id, person.id, seq)) || record.owner_id !== person.id) return;
        await append(tx, {
          kind: 'case.read',
          actor: person.id,
          conversationId: record.conversation_id,
          subject: record.id,
          data: { upTo: seq },
          at: clock.now(),
        });
      });
      // The enterprise sees that its words were read, where its client shows such a thing.
      if (record.owner_id === person.id)
        deps.tail.pass(record.conversation_id, { type: 'event', name: 'lastkm/read', value: { seq } });
      spread(deps);
      response.status(204).end();
    },
    'POST /api/desk/cases/:id/attachments': async ({ request, response, person }) => {
      const member = await memberOf(deps, person);
      const { record } = await seenCase(store, pathId(request.params.id), member);
      requireMay(record, member, 'attach');
      if (!(await readSwitch(store, 'uploads'))) throw fault('uploads_off');
      const name = typeof request.query.name === 'string' ? request.query.name : 'file';
      const file = await keepFile(config.DATA_DIR, await readBytes(request), name);
      response
        .status(201)
        .json(attachmentView(await addAttachment(deps, record, { ...file, by: person.id })));
    },
    'GET /api/desk/attachments/:id': async ({ request, response, person }) => {
      const member = await memberOf(deps, person);
      const file = await store
        .selectFrom('attachments')
        .selectAll()
        .where('id', '=', pathId(request.params.id))
        .executeTakeFirst();
      const seen = file && (await seenCase(store, file.case_id, member));
      if (!file || seen?.sight !== 'full') throw fault('not_found');
      await sendFile(response, config.DATA_DIR, file);
    },
    'POST /api/desk/cases/:id/draft': async ({ request, response, person }) => {
      const { question } = readBody(body.draftBody, request);
      const member = await memberOf(deps, person);
      const { record } = await seenCase(store, pathId(request.params.id), member);
      requireMay(record, member, 'draft');
      response.json(await draftFor(deps, record, member, question ?? (await lastWords(deps, record))));
    },
    'POST /api/desk/cases/:id/draft/:draft/drop': async ({ request, response, person }) => {
      const { record } = await seenCase(store, pathId(request.params.id), await memberOf(deps, person));
      await dropDraft(store, record.id, pathId(request.params.draft), person.id);
      response.status(204).end();
    },
  };
}

/** On the page by the stream, elsewhere by the channel. */
function showTyping(deps: DeskRouteDeps, record: CaseRecord, member: MemberRecord): void {
  const name = displayName(member, record.language as Language);
  const typing = { type: 'typing', from: { id: 'lastkm-adviser', name, role: 'bot' } };
  deps.tail.pass(record.conversation_id, typing);
  void deps.delivery.pass(record.conversation_id, typing);
}

/** The answer the bot would give to the adviser's or the enterprise's question: only what cites a text is of use. */
async function draftFor(deps: DeskRouteDeps, record: CaseRecord, member: MemberRecord, question: string) {
  const day = today(deps.clock);
  const answer = await deps.answer({
    text: question,
    locale: record.language as Language,
    history: [],
    today: day,
  });
  const found = answer.citations.length > 0;
  const citations = found ? answer.citations : [];
  const text = found ? answer.text : '';
  const draft = { question, text, reply: asReply(text, citations, answer.language), citations };
  const id = await keepDraft(deps, record.id, member, draft);
  return { id, ...draft, completeness: found ? answer.completeness : 'none', asOf: answer.asOf };
}

async function lastWords({ store }: DeskRouteDeps, record: CaseRecord): Promise<string> {
  const last = await store
    .selectFrom('messages')
    .select('text')
    .where('conversation_id', '=', record.conversation_id)
    .where('role', '=', 'enterprise')
    .where('text', '<>', '')
    .orderBy('seq', 'desc')
    .executeTakeFirst();
  const brief = (JSON.parse(record.brief) as { question: string }).question;
  return record.claimed_at && last ? last.text : brief;
}
