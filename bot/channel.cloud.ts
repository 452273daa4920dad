import {
  type Activity,
  type ActivityHandler,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConfigurationBotFrameworkAuthenticationOptions,
  type ConversationReference,
} from 'botbuilder';
import type { ServiceClientCredentialsFactory } from 'botframework-connector';
import type { Config } from '../src/base/config.ts';
import { fault } from '../src/base/faults.ts';
import type { Send } from './deliver.ts';

export interface CloudChannel {
  /**
   * Runs the turn of an activity whose bearer token the Bot Framework signed for this app.
   * Throws `unauthorized` when it did not, `body_invalid` when it is no activity.
   */
  receive(authorization: string, body: unknown): Promise<void>;
  send: Send;
}

/** Where signatures come from and how ours are made, when it is not Microsoft's public cloud. */
export interface Authority {
  options: ConfigurationBotFrameworkAuthenticationOptions;
  credentials: ServiceClientCredentialsFactory;
}

/**
 * The bot behind `/api/messages`: Teams and every other Azure Bot channel. Null without an app id: then the
 * library would accept unsigned activities, so the channel stays closed.
 */
export function createCloudChannel(
  bot: ActivityHandler,
  config: Config,
  authority?: Authority,
): CloudChannel | null {
  const appId = config.MICROSOFT_APP_ID;
  if (!appId) return null;
  const authentication = new ConfigurationBotFrameworkAuthentication(
    { ...appOptions(config), ...authority?.options },
    authority?.credentials,
  );
  const adapter = new CloudAdapter(authentication);
  return {
    receive: async (authorization, body) => {
      const activity = requireActivity(body);
      const verified = await authentication.authenticateRequest(activity, authorization).catch(refuse);
      await adapter.processActivityDirect(verified, activity, (context) => bot.run(context));
    },
    send: (reference, activities) =>
      adapter.continueConversationAsync(
        appId,
        reference as Partial<ConversationReference>,
        async (context) => {
          await context.sendActivities(activities.map(unaddressed));
        },
      ),
  };
}

function appOptions(config: Config): ConfigurationBotFrameworkAuthenticationOptions {
  return {
    MicrosoftAppId: config.MICROSOFT_APP_ID,
    MicrosoftAppPassword: config.MICROSOFT_APP_PASSWORD,
    MicrosoftAppType: config.MICROSOFT_APP_TYPE,
    MicrosoftAppTenantId: config.MICROSOFT_APP_TENANT_ID,
  } as ConfigurationBotFrameworkAuthenticationOptions;
}

function requireActivity(body: unknown): Activity {
  const activity = body as Partial<Activity> | null;
  const complete =
    typeof activity?.type === 'string' &&
    typeof activity.channelId === 'string' &&
    typeof activity.serviceUrl === 'string' &&
    typeof activity.conversation?.id === 'string' &&
    typeof activity.from?.id === 'string';
  if (!complete) throw fault('body_invalid', { problem: 'not a Bot Framework activity' });
  return activity as Activity;
}

/** Whatever keeps a signature from being verified closes the door. */
function refuse(error: unknown): never {
  throw fault('unauthorized', {}, error);
}

/** As the reference addresses it: our own ids mean nothing on another channel. */
function unaddressed(activity: Record<string, unknown>): Partial<Activity> {
  const { id, timestamp, conversation, from, recipient, channelId, replyToId, ...rest } = activity;
  return rest as Partial<Activity>;
}
