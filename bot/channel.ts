import { type Activity, ActivityHandler, TurnContext } from 'botbuilder-core';
import { languageOfLocale } from '../src/base/language.ts';
import type { Clock } from '../src/base/time.ts';
import type { Store } from '../src/store/open.ts';
import { loadConversation, startConversation } from './conversations.ts';
import { readFeedback, recordFeedback } from './feedback.ts';
import { receive } from './receive.ts';

export interface ChannelDeps {
  store: Store;
  clock: Clock;
  /** Name of the service centre for the welcome. */
  centre: string | undefined;
  /** Called when a question has been stored. */
  onQuestion: () => void;
}

/** Where a turn leaves what the channel has to acknowledge. */
export const RECEIVED = Symbol('received');

/** Channel of clients that read the log: our own Direct Line, and so the page. */
export const DIRECT_LINE = 'directline';

/**
 * The bot as Bot Framework channels see it. A turn stores what came and returns; the answer follows through
 * the log, so nothing that is slow or may fail stands between a message and its acknowledgement.
 */
export function createBot(deps: ChannelDeps): ActivityHandler {
  const bot = new ActivityHandler();
  bot.onMembersAdded(async (context, next) => {
    await begin(deps, context);
    await next();
  });
  bot.onMessage(async (context, next) => {
    await begin(deps, context);
    await onMessage(deps, context);
    await next();
  });
  bot.onEvent(async (context, next) => {
    const feedback = readFeedback(context.activity);
    if (feedback) await recordFeedback(deps, conversationIdOf(context.activity), feedback);
    await next();
  });
  return bot;
}

/** Starts the conversation when this is its first turn: the privacy notice stands before the first message. */
async function begin(deps: ChannelDeps, context: TurnContext): Promise<void> {
  const { activity } = context;
  if (await loadConversation(deps.store, conversationIdOf(activity))) return;
  const local = activity.channelId === DIRECT_LINE;
  const welcome = await startConversation(deps, {
    id: conversationIdOf(activity),
    channel: activity.channelId,
    userId: activity.from.id,
    language: languageOfLocale(activity.locale),
    reference: local ? null : TurnContext.getConversationReference(activity),
  });
  if (welcome) await context.sendActivity(welcome as Partial<Activity>);
}

async function onMessage(deps: ChannelDeps, context: TurnContext): Promise<void> {
  const { activity } = context;
  const received = await receive(deps, {
    conversationId: conversationIdOf(activity),
    clientId: clientIdOf(activity),
    text: textOf(activity),
    locale: activity.locale,
    extra: extraOf(activity),
  });
  context.turnState.set(RECEIVED, received.messageId);
  if (received.questionId === null) return;
  deps.onQuestion();
  await context.sendActivity({ type: 'typing' });
}

/** Conversations of other channels carry the channel in their id: theirs are not known to be unique. */
export function conversationIdOf({
  channelId,
  conversation,
}: Pick<Activity, 'channelId' | 'conversation'>): string {
  return channelId === DIRECT_LINE ? conversation.id : `${channelId}:${conversation.id}`;
}

/** Direct Line clients name their activities themselves; other channels give each a unique id. */
function clientIdOf({ channelId, channelData, id }: Activity): string | null {
  const own: unknown = channelId === DIRECT_LINE ? channelData?.clientActivityID : id;
  return typeof own === 'string' && own !== '' ? own.slice(0, 200) : null;
}

/** Buttons of cards send their value instead of a text. */
function textOf({ text, value }: Activity): string {
  return text || (typeof value === 'string' ? value : '');
}

/** What clients match their own message by when it comes back. */
function extraOf({ channelData }: Activity): object {
  const kept: Record<string, unknown> = {};
  for (const name of ['clientActivityID', 'postBack', 'clientTimestamp'])
    if (['string', 'boolean'].includes(typeof channelData?.[name])) kept[name] = channelData[name];
  return Object.keys(kept).length > 0 ? { channelData: kept } : {};
}
