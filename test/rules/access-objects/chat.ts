import type { CHAT } from '../../../src/http/access/chat.ts';
import { chatClient } from '../../support/chat-client.ts';
import { callerOf } from '../access-callers.ts';
import { type MakeObjects, NOBODYS } from './object.ts';

type ObjectRoute = Extract<keyof typeof CHAT, `${string}:${string}`>;

/** A chat token opens its own conversation and no other. */
export const CHAT_OBJECTS: Partial<Record<ObjectRoute, MakeObjects>> = {
  'GET /v3/directline/conversations/:id': conversations(),
  'GET /v3/directline/conversations/:id/activities': conversations(),
  'POST /v3/directline/conversations/:id/activities': conversations({ type: 'message', text: '你好' }),
  'POST /v3/directline/conversations/:id/upload': conversations(),
  // What is cited may be read by everybody; `test/http/passages` shows that internal texts are not there.
  'GET /api/passages/:id': async (server) => {
    const self = await callerOf(server, 'anonymous');
    return { self, own: null, other: null, missing: '999999' };
  },
};

function conversations(body?: unknown): MakeObjects {
  return async ({ url }) => {
    const chat = chatClient(url);
    const [mine, theirs] = [await chat.start(), await chat.start()];
    const self = { call: (method: string, path: string) => chat.call(method, path, mine.token, body) };
    return { self, own: mine.conversationId, other: theirs.conversationId, missing: NOBODYS };
  };
}
