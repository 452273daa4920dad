import { loadConversation } from '../../../bot/conversations.ts';
import type { Store } from '../../store/open.ts';
import type { Handlers } from '../route.ts';
import type { Bearer, Tokens } from '../tokens.ts';
import { bearerToken, newConversationId, newUserId } from '../who.ts';
import { grant } from './directline.ts';

export interface ChatTokenDeps {
  store: Store;
  tokens: Tokens;
  /** Name of the service centre, for the page. */
  centre: string | undefined;
}

/**
 * A token for the page. With the token of an earlier visit as bearer (up to a day after it ended) the same
 * conversation goes on; without one, or with one that opens nothing, a new conversation is named.
 */
export function chatTokenRoutes({ store, tokens, centre }: ChatTokenDeps): Handlers<'POST /chat/token'> {
  return {
    'POST /chat/token': async ({ request, response }) => {
      const earlier = await resumable(store, tokens, bearerToken(request));
      const bearer = earlier ?? { conversationId: newConversationId(), userId: newUserId() };
      response.json({
        ...(await grant(tokens, bearer)),
        userId: bearer.userId,
        resumed: earlier !== null,
        centre: centre ?? null,
      });
    },
  };
}

async function resumable(store: Store, tokens: Tokens, token: string | undefined): Promise<Bearer | null> {
  const bearer = token ? await tokens.readForResuming(token) : null;
  return bearer && (await loadConversation(store, bearer.conversationId)) ? bearer : null;
}
