import { type Activity, ActivityHandler, TurnContext } from 'botbuilder-core';
import { externalStatus } from '../desk/external.ts';
import { languageOfLocale } from '../src/base/language.ts';
import type { Clock } from '../src/base/time.ts';
import type { Store } from '../src/store/open.ts';
import { readSwitch } from '../src/store/switches.ts';
import { channelWords } from './channel.words.ts';
import { loadConversation, startConversation } from './conversations.ts';
import { readReadMark, recordRead } from './enterprise-events.ts';
import { readFeedback, recordFeedback } from './feedback.ts';
import { readHandoffStatus } from './handoff-events.ts';
import { receive } from './receive.ts';
import { say } from './say.ts';
import { wording } from './wording.ts';

export interface ChannelDeps {
  store: Store;
  clock: Clock;
  /** Name of the service centre for the welcome. */
  centre: string | undefined;
  /** Called when something was stored that others wait for: a question, words for a person. */
  onQuestion: () => void;
  /** Called when the enterprise types. */
  onTyping?: (conversationId: string) => void;
  /** Offers a person after a thumbs down. */
  onDisliked?: (conversationId: string) => Promise<void>;
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
    if (await closed(deps, context)) return;
    await begin(deps, context);
    await onMessage(deps, context);
    await next();
  });
  bot.onEvent(async (context, next) => {
    await onEvent(deps, context);
    await next();
  });
  bot.onUnrecognizedActivityType(async (context, next) => {
    if (context.activity.type === 'typing') deps.onTyping?.(conversationIdOf(context.activity));
    await next();
  });
  return bot;
}

/** Events: a rating, how far was read, the wish for a person without words, and what a desk elsewhere reports. */
async function onEvent(deps: ChannelDeps, context: TurnContext): Promise<void> {
  const { activity } = context;
  const conversationId = conversationIdOf(activity);
  const feedback = readFeedback(activity);
  if (feedback && (await recordFeedback(deps, conversationId, feedback)) && feedback.verdict === 'down')
    await deps.onDisliked?.(conversationId);
  const read = readReadMark(activity);
  if (read) await recordRead(deps, conversationId, read);
  if (activity.name === 'handoff.initiate') {
    await begin(deps, context);
    const text = wording('suggest.person', languageOfLocale(activity.locale));
    await onMessage(deps, context, text);
  }
  const state = readHandoffStatus(activity);
  // An enterprise's own token must not silence the bot: only a channel signed by the Bot Framework reports.
  if (state && activity.channelId !== DIRECT_LINE) {
    await externalStatus({ ...deps, say }, conversationId, activity.channelId, state);
    deps.onQuestion();
  }
}

/** A channel elsewhere that is switched off says so, and keeps nothing; our own refuses before it comes here. */
async function closed({ store, centre }: ChannelDeps, context: TurnContext): Promise<boolean> {
  const { channelId, locale } = context.activity;
  if (channelId === DIRECT_LINE || (await readSwitch(store, 'channel_cloud'))) return false;
  const language = languageOfLocale(locale);
  const name = centre ?? channelWords.centre[language];
  await context.sendActivity(channelWords.closed[language].replace('{centre}', name));
  return true;
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

async function onMessage(
  deps: ChannelDeps,
  context: TurnContext,
  text: string = textOf(context.activity),
): Promise<void> {
  const { activity } = context;
  const received = await receive(deps, {
    conversationId: conversationIdOf(activity),
    clientId: clientIdOf(activity),
    text,
    locale: activity.locale,
    extra: extraOf(activity),
    attachments: attachmentsOf(activity),
  });
  context.turnState.set(RECEIVED, received.messageId);
  deps.onQuestion();
  if (received.questionId === null) return;
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

/** Files that the upload of our own Direct Line stored for this message. */
function attachmentsOf(activity: Activity & { uploaded?: unknown }): string[] {
  const ids = activity.channelId === DIRECT_LINE ? activity.uploaded : [];
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
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
