import {
  type Activity,
  type ActivityHandler,
  BotAdapter,
  type ResourceResponse,
  TurnContext,
} from 'botbuilder-core';
import { v7 as newId } from 'uuid';
import { DIRECT_LINE, RECEIVED } from './channel.ts';
import { BOT } from './messages.ts';

/** Shows an activity to the clients now connected, and keeps it nowhere. */
export type Publish = (conversationId: string, activity: Record<string, unknown>) => void;

/** Who speaks, as the token says. */
export interface Speaker {
  conversationId: string;
  userId: string;
}

export interface LocalChannel {
  /** Starts the conversation, with its welcome; again: nothing happens. */
  start(speaker: Speaker, locale: string | undefined): Promise<void>;
  /** Takes an activity of the enterprise and gives its id; what is not a message is kept nowhere. */
  post(speaker: Speaker, activity: Record<string, unknown>): Promise<string>;
}

/** The bot behind our own Direct Line. */
export function createLocalChannel(bot: ActivityHandler, publish: Publish): LocalChannel {
  const adapter = new LocalAdapter(publish);
  const turn = (speaker: Speaker, activity: Record<string, unknown>) =>
    adapter.turn(addressed(speaker, activity), bot);
  return {
    start: async (speaker, locale) => {
      await turn(speaker, { type: 'conversationUpdate', membersAdded: [{ id: speaker.userId }], locale });
    },
    post: async (speaker, activity) => {
      const context = await turn(speaker, activity);
      const stored: string | undefined = context.turnState.get(RECEIVED);
      if (stored) return stored;
      const id = newId();
      if (activity.type === 'event') publish(speaker.conversationId, { ...addressed(speaker, activity), id });
      return id;
    },
  };
}

/** The sender is whom the token names, whatever the activity claims. */
function addressed(
  { conversationId, userId }: Speaker,
  activity: Record<string, unknown>,
): Partial<Activity> {
  return {
    ...activity,
    channelId: DIRECT_LINE,
    conversation: { id: conversationId } as Activity['conversation'],
    from: { id: userId, role: 'user' } as Activity['from'],
    recipient: BOT as unknown as Activity['recipient'],
  };
}

/** Messages of the bot are in the log, which clients read; only what is never kept is published from here. */
class LocalAdapter extends BotAdapter {
  readonly #publish: Publish;

  constructor(publish: Publish) {
    super();
    this.#publish = publish;
  }

  async turn(activity: Partial<Activity>, bot: ActivityHandler): Promise<TurnContext> {
    const context = new TurnContext(this, activity);
    await this.runMiddleware(context, (turn) => bot.run(turn));
    return context;
  }

  override async sendActivities(
    _context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    return activities.map((activity) => {
      const id = newId();
      if (activity.type === 'typing')
        this.#publish(activity.conversation?.id ?? '', { ...activity, id, from: BOT });
      return { id };
    });
  }

  override updateActivity(): Promise<void> {
    return Promise.reject(new Error('what is in the log is never changed'));
  }

  override deleteActivity(): Promise<void> {
    return Promise.reject(new Error('what is in the log is never deleted'));
  }

  override continueConversation(): Promise<void> {
    return Promise.reject(new Error('clients of the log need no proactive turn'));
  }
}
