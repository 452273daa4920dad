import * as client from 'openid-client';
import type { Config } from '../src/base/config.ts';
import { fault } from '../src/base/faults.ts';
import type { Logger } from '../src/base/log.ts';
import { derived } from './secrets.ts';

/** Who the organisation's sign-in says somebody is. */
export interface Identity {
  issuer: string;
  subject: string;
  /** Only when the organisation has verified it. */
  email: string | null;
}

export interface Oidc {
  name: string;
  /** Where the browser goes. `secret`: held by this browser alone until it returns. Throws `oidc_failed`. */
  start(secret: string): Promise<URL>;
  /** Who came back, checked against the browser's secret. Throws `oidc_failed`. */
  finish(secret: string, query: URLSearchParams): Promise<Identity>;
}

/**
 * The organisation's own sign-in: OpenID Connect Core, code flow with PKCE, state and nonce, all three derived
 * from the browser's secret, so that nothing is kept here between start and return. Null: not configured.
 */
export function createOidc(config: Config, logger: Logger): Oidc | null {
  const { OIDC_ISSUER, OIDC_NAME, PUBLIC_URL } = config;
  if (!OIDC_ISSUER || !PUBLIC_URL) return null;
  const returnsTo = `${PUBLIC_URL.replace(/\/+$/, '')}/api/account/oidc/callback`;
  const discovered = onceFound(() => discover(config, OIDC_ISSUER));
  const attempt = async <T>(work: (found: client.Configuration) => Promise<T>) => {
    try {
      return await work(await discovered());
    } catch (error) {
      logger.warn({ err: error }, 'sign-in through the organisation failed');
      throw fault('oidc_failed', {}, error);
    }
  };
  return {
    name: OIDC_NAME,
    start: (secret) =>
      attempt(async (found) =>
        client.buildAuthorizationUrl(found, {
          redirect_uri: returnsTo,
          scope: 'openid email profile',
          code_challenge: await client.calculatePKCECodeChallenge(derived(secret, 'verifier')),
          code_challenge_method: 'S256',
          state: derived(secret, 'state'),
          nonce: derived(secret, 'nonce'),
        }),
      ),
    finish: (secret, query) =>
      attempt(async (found) => {
        const tokens = await client.authorizationCodeGrant(found, new URL(`${returnsTo}?${query}`), {
          pkceCodeVerifier: derived(secret, 'verifier'),
          expectedState: derived(secret, 'state'),
          expectedNonce: derived(secret, 'nonce'),
          idTokenExpected: true,
        });
        return identify(found, tokens);
      }),
  };
}

/** The e-mail address may stand in the id token or only at the userinfo endpoint. */
async function identify(
  found: client.Configuration,
  tokens: Awaited<ReturnType<typeof client.authorizationCodeGrant>>,
): Promise<Identity> {
  const claims = tokens.claims()!;
  const { iss, sub } = claims;
  const known =
    claims.email === undefined && found.serverMetadata().userinfo_endpoint
      ? await client.fetchUserInfo(found, tokens.access_token, sub)
      : claims;
  const verified = known.email_verified === true && typeof known.email === 'string';
  return { issuer: iss, subject: sub, email: verified ? String(known.email) : null };
}

function discover(config: Config, issuer: string): Promise<client.Configuration> {
  const { OIDC_CLIENT_ID = '', OIDC_CLIENT_SECRET } = config;
  const url = new URL(issuer);
  // Plain http is for an issuer on this machine only; the configuration refuses it elsewhere.
  const execute = url.protocol === 'http:' ? [client.allowInsecureRequests] : [];
  return client.discovery(url, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, undefined, { execute, timeout: 10 });
}

/** Remembers what was found, and looks again after a failure. */
function onceFound<T>(find: () => Promise<T>): () => Promise<T> {
  let found: Promise<T> | undefined;
  return () => {
    found ??= find().catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return found;
  };
}
