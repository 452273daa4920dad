import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { z } from 'zod';
import type { LocalChannel } from '../../../bot/channel.local.ts';
import { loadConversation } from '../../../bot/conversations.ts';
import { activitiesAfter } from '../../../bot/messages.ts';
import type { Config } from '../../base/config.ts';
import { fault } from '../../base/faults.ts';
import type { Clock } from '../../base/time.ts';
import type { Store } from '../../store/open.ts';
import { readSwitch } from '../../store/switches.ts';
import { readBody } from '../body.ts';
import { takeUpload } from '../direct-line-upload.ts';
import { languageOfRequest } from '../problem.ts';
import type { Handlers } from '../route.ts';
import { type Bearer, CHAT_TOKEN_SECONDS, type Tokens } from '../tokens.ts';
import { readWatermark } from '../watermark.ts';
import { bearerToken, newConversationId, newUserId } from '../who.ts';

const generateBody = z.object({ user: z.object({ id: z.string().optional() }).optional() });
const startBody = z.object({ locale: z.string().max(35).optional() });
const activityBody = z.looseObject({
  type: z.enum(['message', 'event', 'typing']),
  text: z.string().optional(),
  locale: z.string().max(35).optional().catch(undefined),
  name: z.string().max(200).optional(),
  attachments: z.array(z.unknown()).optional(),
  channelData: z.looseObject({}).optional().catch(undefined),
});

type DirectLineRoute =
  | 'POST /v3/directline/tokens/generate'
  | 'POST /v3/directline/tokens/refresh'
  | 'POST /v3/directline/conversations'
  | 'GET /v3/directline/conversations/:id'
  | 'GET /v3/directline/conversations/:id/activities'
  | 'POST /v3/directline/conversations/:id/activities'
  | 'POST /v3/directline/conversations/:id/upload'
  | 'GET /v3/directline/session/getsessionid';

export interface DirectLineDeps {
  config: Config;
  store: Store;
  tokens: Tokens;
  local: LocalChannel;
  clock: Clock;
}

/** Direct Line 3.0, as far as a chat needs it: what `botframework-directlinejs` and Web Chat call. */
export function directLineRoutes(deps: DirectLineDeps): Handlers<DirectLineRoute> {
  const { config, store, tokens, local } = deps;
  return {
    'POST /v3/directline/tokens/generate': async ({ request, response }) => {
      requireSecret(config.DIRECTLINE_SECRET, request);
      const userId = readBody(generateBody, request).user?.id ?? newUserId();
      if (!/^dl_[\w.-]{1,60}$/.test(userId))
        throw fault('body_invalid', { problem: 'user.id must begin with dl_' });
      response.json(await grant(tokens, { conversationId: newConversationId(), userId }));
    },
    'POST /v3/directline/tokens/refresh': async ({ response, bearer }) => {
      response.json(await grant(tokens, bearer));
    },
    'POST /v3/directline/conversations': async ({ request, response, bearer }) => {
      const { locale = languageOfRequest(request) } = readBody(startBody, request);
      if (!(await loadConversation(store, bearer.conversationId))) await requireOpen(store);
      await local.start(bearer, locale);
      response.status(201).json(await connection(deps, request, bearer, ''));
    },
    'GET /v3/directline/conversations/:id': async ({ request, response, bearer }) => {
      requireOwn(request, bearer);
      if (!(await loadConversation(store, bearer.conversationId))) throw fault('not_found');
      const watermark = String(request.query.watermark ?? '');
      readWatermark(watermark);
      response.json(await connection(deps, request, bearer, watermark));
    },
    'GET /v3/directline/conversations/:id/activities': async ({ request, response, bearer }) => {
      requireOwn(request, bearer);
      const after = readWatermark(String(request.query.watermark ?? ''));
      const { json } = await activitiesAfter(store, bearer.conversationId, after);
      response.type('json').send(json);
    },
    'POST /v3/directline/conversations/:id/activities': async ({ request, response, bearer }) => {
      requireOwn(request, bearer);
      const activity = readBody(activityBody, request);
      await requireOpen(store);
      if (activity.attachments?.length) throw fault('upload_unsupported');
      response.json({ id: await local.post(bearer, activity) });
    },
    'POST /v3/directline/conversations/:id/upload': async ({ request, response, bearer }) => {
      requireOwn(request, bearer);
      await requireOpen(store);
      const { activity, files } = await takeUpload(
        { store, clock: deps.clock, dataDir: config.DATA_DIR },
        bearer.conversationId,
        request,
      );
      const said = activityBody.catch({ type: 'message' }).parse(activity ?? { type: 'message' });
      response.json({ id: await local.post(bearer, { ...said, attachments: [], uploaded: files }) });
    },
    'GET /v3/directline/session/getsessionid': ({ response, bearer }) => {
      response.json({ sessionId: bearer.userId });
    },
  };
}

/** A token for the client, as Direct Line names its fields. */
export async function grant(tokens: Tokens, bearer: Bearer) {
  const token = await tokens.issue('chat', bearer);
  return { conversationId: bearer.conversationId, token, expires_in: CHAT_TOKEN_SECONDS };
}

async function connection(
  { config, tokens }: DirectLineDeps,
  request: Request,
  bearer: Bearer,
  watermark: string,
) {
  const query = new URLSearchParams({ watermark, t: await tokens.issue('stream', bearer) });
  const path = `/v3/directline/conversations/${bearer.conversationId}/stream?${query}`;
  return {
    ...(await grant(tokens, bearer)),
    streamUrl: `${socketOrigin(config, request)}${path}`,
    referenceGrammarId: null,
  };
}

/** Where the client stands already; the public address knows better than this server whether that is https. */
function socketOrigin({ PUBLIC_URL }: Config, request: Request): string {
  const known = PUBLIC_URL ? new URL(PUBLIC_URL) : null;
  const secure = known?.host === request.host ? known.protocol === 'https:' : request.secure;
  return `${secure ? 'wss' : 'ws'}://${request.host}`;
}

/** Nothing new comes in while the channel is switched off; what was said stays to be read. Throws `channel_off`. */
export async function requireOpen(store: Store): Promise<void> {
  if (!(await readSwitch(store, 'channel_web'))) throw fault('channel_off');
}

/** Another's conversation looks like one that does not exist. */
function requireOwn(request: Request, { conversationId }: Bearer): void {
  if (request.params.id !== conversationId) throw fault('not_found');
}

function requireSecret(secret: string | undefined, request: Request): void {
  if (!secret) throw fault('channel_closed');
  const digest = (text: string) => createHash('sha256').update(text).digest();
  if (!timingSafeEqual(digest(bearerToken(request) ?? ''), digest(secret))) throw fault('unauthorized');
}
