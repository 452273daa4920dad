import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { parseCookie } from 'cookie';
import type { CookieOptions, Request, Response } from 'express';
import { ABSOLUTE_MS, readSession, type SignedIn } from '../../accounts/sessions.ts';
import type { Config } from '../base/config.ts';
import { fault } from '../base/faults.ts';
import type { Clock } from '../base/time.ts';
import type { Store } from '../store/open.ts';
import { requireSameOrigin } from './origin.ts';

/** How a browser carries a session, and how it is read back. */
export interface Sessions {
  /**
   * Who calls a route behind a sign-in. Throws `sign_in_needed`; `request_forged` for a call that another site
   * made, and for a write without the session's mark.
   */
  signedIn(request: Request): Promise<SignedIn>;
  /** Who opens a stream (`upgrade` or server-sent events): as `signedIn`, without the mark that neither can carry. */
  ofStream(request: IncomingMessage): Promise<SignedIn>;
  /** Who calls a public route, if anybody known. */
  known(request: IncomingMessage): Promise<SignedIn | null>;
  /** The session's secret as the browser holds it. */
  secretOf(request: IncomingMessage): string | undefined;
  enter(response: Response, secret: string): void;
  leave(response: Response): void;
}

const READING = new Set(['GET', 'HEAD']);

/** Sessions in a cookie that scripts cannot read and other sites cannot send. */
export function createSessions(deps: { store: Store; clock: Clock; config: Config }): Sessions {
  const { config } = deps;
  const secondFactorRequired = config.SECOND_FACTOR === 'required';
  const name = cookieName(config);
  const secretOf = (request: IncomingMessage) => parseCookie(request.headers.cookie ?? '')[name];
  const known = async (request: IncomingMessage) => {
    const secret = secretOf(request);
    return secret ? readSession({ ...deps, secondFactorRequired }, secret) : null;
  };
  const ofStream = async (request: IncomingMessage) => {
    const found = await known(request);
    if (!found) throw fault('sign_in_needed');
    requireSameOrigin(request.headers, config);
    return found;
  };
  return {
    secretOf,
    known,
    ofStream,
    signedIn: async (request) => {
      const found = await ofStream(request);
      if (!READING.has(request.method)) requireMark(request.headers['x-csrf-token'], found.session.csrf);
      return found;
    },
    enter: (response, secret) => {
      response.cookie(name, secret, { ...attributes(config), maxAge: ABSOLUTE_MS });
    },
    leave: (response) => {
      response.clearCookie(name, attributes(config));
    },
  };
}

/** `__Host-`: browsers then take the cookie only from this very host, over TLS. */
function cookieName(config: Config): string {
  return isSecure(config) ? '__Host-lastkm' : 'lastkm';
}

function attributes(config: Config): CookieOptions {
  return { httpOnly: true, sameSite: 'strict', secure: isSecure(config), path: '/' };
}

/** Whether browsers reach this installation over TLS. */
export function isSecure({ PUBLIC_URL }: Config): boolean {
  return PUBLIC_URL?.startsWith('https:') ?? false;
}

function requireMark(given: string | string[] | undefined, expected: string): void {
  const [a, b] = [Buffer.from(String(given ?? '')), Buffer.from(expected)];
  if (a.length !== b.length || !timingSafeEqual(a, b)) throw fault('request_forged');
}
