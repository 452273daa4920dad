import type { CloudChannel } from '../../../bot/channel.cloud.ts';
import { fault } from '../../base/faults.ts';
import type { Handlers } from '../route.ts';

/** The Bot Framework's door for Teams and other channels; closed, not open, without an app id. */
export function messagesRoutes(cloud: CloudChannel | null): Handlers<'POST /api/messages'> {
  return {
    'POST /api/messages': async ({ request, response }) => {
      if (!cloud) throw fault('channel_closed');
      await cloud.receive(request.headers.authorization ?? '', request.body);
      response.json({});
    },
  };
}
