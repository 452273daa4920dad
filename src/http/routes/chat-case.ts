import { briefBody, confirmBrief } from '../../../desk/brief.ts';
import { reopen, withdraw } from '../../../desk/close.ts';
import { ownCase } from '../../../desk/own-case.ts';
import { rate } from '../../../desk/ratings.ts';
import { fault } from '../../base/faults.ts';
import type { CHAT } from '../access/chat.ts';
import { readBody } from '../body.ts';
import * as body from '../desk-bodies.ts';
import { type DeskRouteDeps, spread } from '../desk-deps.ts';
import { sendFile } from '../desk-files.ts';
import { showEnterpriseTyping } from '../enterprise-typing.ts';
import { pathId } from '../own.ts';
import type { Handlers } from '../route.ts';
import type { Tokens } from '../tokens.ts';

type ChatCaseRoute = Extract<
  keyof typeof CHAT,
  `${string} /chat/case${string}` | `GET /chat/${'attachments' | 'files'}/:id`
>;

/** What an enterprise sees of its case and does with it; its token opens one conversation, and so one case. */
export function chatCaseRoutes(deps: DeskRouteDeps & { tokens: Tokens }): Handlers<ChatCaseRoute> {
  const { store, config } = deps;
  const done = async (response: { json(value: unknown): unknown }, conversationId: string) => {
    spread(deps, conversationId);
    response.json({ case: await ownCase(store, conversationId) });
  };
  const fileOf = (id: string, conversationId: string) =>
    store
      .selectFrom('attachments')
      .selectAll()
      .where('id', '=', id)
      .where('conversation_id', '=', conversationId)
      .executeTakeFirst();
  return {
    'GET /chat/case': async ({ response, bearer }) => {
      response.json({ case: await ownCase(store, bearer.conversationId) });
    },
    'POST /chat/case/brief': async ({ request, response, bearer }) => {
      await confirmBrief(deps, bearer.conversationId, readBody(briefBody, request));
      await done(response, bearer.conversationId);
    },
    'POST /chat/case/rating': async ({ request, response, bearer }) => {
      await rate(deps, bearer.conversationId, readBody(body.ratingBody, request));
      await done(response, bearer.conversationId);
    },
    'POST /chat/case/benefit': async ({ request, response, bearer }) => {
      await rate(deps, bearer.conversationId, readBody(body.benefitBody, request));
      await done(response, bearer.conversationId);
    },
    'POST /chat/case/reopen': async ({ request, response, bearer }) => {
      const last = await store
        .selectFrom('cases')
        .select('id')
        .where('conversation_id', '=', bearer.conversationId)
        .orderBy('created_at', 'desc')
        .executeTakeFirst();
      if (!last) throw fault('not_found');
      await reopen(deps, last.id, null, readBody(body.reopenBody, request));
      await done(response, bearer.conversationId);
    },
    'POST /chat/case/typing': async ({ response, bearer }) => {
      await showEnterpriseTyping(deps, bearer.conversationId);
      response.status(204).end();
    },
    'POST /chat/case/withdraw': async ({ response, bearer }) => {
      await withdraw(deps, bearer.conversationId);
      await done(response, bearer.conversationId);
    },
    'GET /chat/attachments/:id': async ({ request, response, bearer }) => {
      const file = await fileOf(pathId(request.params.id), bearer.conversationId);
      if (!file || file.message_seq === null) throw fault('not_found');
      await sendFile(response, config.DATA_DIR, file);
    },
    /** For channels elsewhere, whose reader holds no token: the link itself is signed, for this file alone. */
    'GET /chat/files/:id': async ({ request, response }) => {
      // A link that is spoiled or too old leads nowhere, like any other wrong address.
      const ticket = await deps.tokens.read('file', String(request.query.t ?? '')).catch(() => null);
      const id = pathId(request.params.id);
      const file = ticket?.userId === id ? await fileOf(id, ticket.conversationId) : undefined;
      if (!file || file.message_seq === null) throw fault('not_found');
      await sendFile(response, config.DATA_DIR, file);
    },
  };
}
