import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServiceClientCredentialsFactory } from 'botframework-connector';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { Authority } from '../../bot/channel.cloud.ts';

export const APP_ID = '5c1f0a52-0000-4000-8000-000000000001';
export const ISSUER = 'https://issuer.example';

export interface BotFramework {
  url: string;
  authority: Authority;
  /** Activities the bot sent to the channel, with their paths. */
  sent: { path: string; activity: Record<string, unknown> }[];
  /** Statuses to answer the next messages with instead of taking them. */
  failures: number[];
  /** A bearer for an activity from this channel; claims and key may be spoiled. */
  sign(claims?: Record<string, unknown>, options?: { alien?: boolean; kid?: string }): Promise<string>;
  stop(): Promise<void>;
}

/** The Bot Framework on loopback: issuer of signatures (OpenID metadata, keys) and a channel that takes activities. */
export async function startBotFramework(): Promise<BotFramework> {
  const [ours, alien] = [await generateKeyPair('RS256'), await generateKeyPair('RS256')];
  const jwk = { ...(await exportJWK(ours.publicKey)), kid: 'k1', endorsements: ['msteams'] };
  const sent: BotFramework['sent'] = [];
  const failures: number[] = [];
  const server = createServer(async (request, response) => {
    const answer = (body: unknown, status = 200) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (request.url === '/openid') return answer({ issuer: ISSUER, jwks_uri: `${url}/keys` });
    if (request.url === '/keys') return answer({ keys: [jwk] });
    const activity = JSON.parse(await bodyOf(request)) as Record<string, unknown>;
    const failure = activity.type === 'message' ? failures.shift() : undefined;
    if (failure) return answer({ error: { code: 'Failed' } }, failure);
    sent.push({ path: request.url ?? '', activity });
    answer({ id: String(sent.length) });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    sent,
    failures,
    authority: {
      options: {
        ToBotFromChannelOpenIdMetadataUrl: `${url}/openid`,
        ToBotFromChannelTokenIssuer: ISSUER,
        ValidateAuthority: false,
      },
      credentials: unsignedCredentials,
    },
    sign: async (claims = {}, options = {}) => {
      const all = { serviceurl: url, ...claims };
      const jwt = new SignJWT(all).setProtectedHeader({ alg: 'RS256', kid: options.kid ?? 'k1' });
      if (!('iss' in all)) jwt.setIssuer(ISSUER);
      if (!('aud' in all)) jwt.setAudience(APP_ID);
      if (!('exp' in all)) jwt.setExpirationTime('10m');
      return `Bearer ${await jwt.sign(options.alien ? alien.privateKey : ours.privateKey)}`;
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** An activity as Teams posts it. */
export function teamsActivity(serviceUrl: string, more: object = {}) {
  return {
    type: 'message',
    id: '1690000000000',
    channelId: 'msteams',
    serviceUrl,
    conversation: { id: '19:abc@thread.v2' },
    from: { id: '29:user' },
    recipient: { id: '28:bot' },
    text: '没签合同要赔双倍工资吗',
    locale: 'zh-CN',
    ...more,
  };
}

/** Knows the app, and sends without a signature, since no login is reachable here. */
const unsignedCredentials = {
  isValidAppId: async (id: string) => id === APP_ID,
  isAuthenticationDisabled: async () => false,
  createCredentials: async () => ({ signRequest: async (request: unknown) => request }),
} as unknown as ServiceClientCredentialsFactory;

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
}
