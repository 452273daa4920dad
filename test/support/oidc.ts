import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export const CLIENT = { id: 'lastkm', secret: 'a-secret-that-only-the-two-know' };

/** Somebody at the organisation. */
export interface Account {
  sub: string;
  email?: string;
  email_verified?: boolean;
}

/**
 * A real OpenID provider on loopback. `account`: who is signed in there; its login page is replaced by that
 * person's consent.
 */
export async function startOidc(returnsTo: string) {
  const state: { account: Account } = { account: { sub: 'nobody' } };
  const http = createServer();
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [returnsTo],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: [] },
    cookies: { keys: ['test'] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ ...state.account, sub }) }),
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
  });
  http.on('request', async (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return provider.callback()(request, response);
    const { params } = await provider.interactionDetails(request, response);
    const grant = new provider.Grant({ accountId: state.account.sub, clientId: String(params.client_id) });
    grant.addOIDCScope('openid email profile');
    const consent = { grantId: await grant.save() };
    await provider.interactionFinished(request, response, {
      login: { accountId: state.account.sub },
      consent,
    });
  });
  return { issuer, state, stop: () => new Promise((resolve) => http.close(resolve)) };
}

/** Follows a browser's redirects at the provider until it is sent away from there; gives where to. */
export async function throughProvider(issuer: string, start: string): Promise<string> {
  const cookies = new Map<string, string>();
  let url = start;
  for (let hops = 0; hops < 10 && url.startsWith(issuer); hops++) {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    const response = await fetch(url, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]!.split('=');
      cookies.set(name, value);
    }
    const next = response.headers.get('location');
    if (!next) throw new Error(`${url}: ${response.status} ${await response.text()}`);
    url = new URL(next, url).href;
  }
  return url;
}
