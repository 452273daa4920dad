import type { SessionView } from '../../accounts/api.ts';
import { hashPassword } from '../../accounts/password.ts';
import { addPerson, toPerson } from '../../accounts/people.ts';
import type { Person } from '../../accounts/person.ts';
import type { Role } from '../../accounts/roles.ts';
import { derived } from '../../accounts/secrets.ts';
import { openSession } from '../../accounts/sessions.ts';
import { systemClock } from '../../src/base/time.ts';
import type { Store } from '../../src/store/open.ts';

/** A password that every rule lets through. */
export const GOOD = '五月的雨停在窗台上 42';

/** A clock that tests move. */
export function movingClock(start = '2026-06-01T01:00:00Z') {
  let now = new Date(start);
  return {
    now: () => new Date(now),
    pass: (ms: number) => {
      now = new Date(now.getTime() + ms);
    },
  };
}
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A browser: keeps cookies and the session's mark, and sends both as the page does. */
export interface Browser {
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  /** The same, as JSON; throws when it is refused. */
  json<T>(method: string, path: string, body?: unknown): Promise<T>;
  /** What the last sign-in, or `GET /api/account/session`, said. */
  session(): Promise<SessionView>;
  cookies: Map<string, string>;
  csrf: string | null;
}

export function browser(url: string): Browser {
  const self: Browser = {
    cookies: new Map(),
    csrf: null,
    call: async (method, path, body, headers = {}) => {
      const response = await fetch(url + path, {
        method,
        redirect: 'manual',
        headers: {
          origin: new URL(url).origin,
          'sec-fetch-site': 'same-origin',
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(self.csrf && { 'x-csrf-token': self.csrf }),
          ...(self.cookies.size > 0 && {
            cookie: [...self.cookies].map((pair) => pair.join('=')).join('; '),
          }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      for (const line of response.headers.getSetCookie()) keep(self.cookies, line);
      return response;
    },
    json: async <T>(method: string, path: string, body?: unknown) => {
      const response = await self.call(method, path, body);
      const said = (await response.json()) as T & { csrf?: string; session?: SessionView };
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(said)}`);
      self.csrf = said.session?.csrf ?? said.csrf ?? self.csrf;
      return said;
    },
    session: () => self.json<SessionView>('GET', '/api/account/session'),
  };
  return self;
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';');
  const [name = '', value = ''] = pair.split('=');
  const gone = attributes.some((attribute) => /expires=Thu, 01 Jan 1970/i.test(attribute.trim()));
  if (gone) cookies.delete(name);
  else cookies.set(name, value);
}

/** An active person without a password. */
export async function person(
  store: Store,
  roles: Role[],
  name = roles.join('-') || 'nobody',
): Promise<Person> {
  const email = `${name}@centre.example`;
  return toPerson(
    await addPerson(store, { name, email, roles, language: 'zh', state: 'active' }, systemClock.now()),
  );
}

/** A browser in which that person is signed in. */
export async function signedIn(
  { url, store }: { url: string; store: Store },
  { id }: Person,
  at = systemClock.now(),
): Promise<Browser> {
  const visitor = { userAgent: 'test', address: '127.0.0.1' };
  const secret = await openSession(store, { personId: id, method: 'link', visitor, at });
  const self = browser(url);
  self.cookies.set('lastkm', secret);
  self.csrf = derived(secret, 'csrf');
  return self;
}

/** Somebody who can sign in by password. */
export async function withPassword(store: Store, name: string, password = GOOD): Promise<Person> {
  const made = await person(store, ['adviser'], name);
  const hash = await hashPassword(password);
  await store.updateTable('people').set({ password: hash }).where('id', '=', made.id).execute();
  return made;
}

/** Status and code of a refusal. */
export async function codeOf(response: Response | Promise<Response>): Promise<[number, string]> {
  const { status, code } = (await (await response).json()) as { status: number; code: string };
  return [status, code];
}
