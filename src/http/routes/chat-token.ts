import { loadConversation } from '../../../bot/conversations.ts';
import { fault } from '../../base/faults.ts';
import type { Store } from '../../store/open.ts';
import type { Handlers } from '../route.ts';
import type { Bearer, Tokens } from '../tokens.ts';
import { bearerToken, newConversationId, newUserId } from '../who.ts';
import { grant, requireOpen } from './directline.ts';

export interface ChatTokenDeps {
  store: Store;
  tokens: Tokens;
  /** Name of the service centre, for the page. */
  centre: string | undefined;
}

/**
 * A token for the page. With the token of an earlier visit as bearer (up to a day after it ended) the same
 * conversation goes on, and is named; without one the token opens a new conversation. An earlier token that
 * opens nothing any more is refused, so that the page can say so and begin anew.
 */
export function chatTokenRoutes({ store, tokens, centre }: ChatTokenDeps): Handlers<'POST /chat/token'> {
  return {
    'POST /chat/token': async ({ request, response }) => {
      const earlier = bearerToken(request);
      if (!earlier) await requireOpen(store);
      const bearer = earlier ? await resumed(store, tokens, earlier) : newcomer();
      const { conversationId, ...granted } = await grant(tokens, bearer);
      response.json({
        ...granted,
        ...(earlier && { conversationId }),
        userId: bearer.userId,
        centre: centre ?? null,
      });
    },
  };
}

async function resumed(store: Store, tokens: Tokens, token: string): Promise<Bearer> {
  const bearer = await tokens.readForResuming(token);
  if (!(await loadConversation(store, bearer.conversationId))) throw fault('not_found');
  return bearer;
}

function newcomer(): Bearer {
  return { conversationId: newConversationId(), userId: newUserId() };
}
