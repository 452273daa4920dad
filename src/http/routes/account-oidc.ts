import { parseCookie } from 'cookie';
import type { CookieOptions, Request, Response } from 'express';
import { enterByOidc } from '../../../accounts/enter-oidc.ts';
import type { Oidc } from '../../../accounts/oidc.ts';
import { newSecret } from '../../../accounts/secrets.ts';
import { Fault, fault } from '../../base/faults.ts';
import type { Handlers } from '../route.ts';
import { isSecure } from '../session.ts';
import { arriving } from '../visit.ts';
import type { AccountRouteDeps } from './account-entry.ts';

/** Holds the browser's secret between going to the organisation's sign-in and coming back. */
const COOKIE = 'lastkm_oidc';
const COOKIE_MS = 10 * 60_000;

/**
 * Sign-in through the organisation. Both ends are visited by the browser itself, so every ending is a page: the
 * desk, or the desk's sign-in with the code of what went wrong.
 */
export function accountOidcRoutes(
  deps: AccountRouteDeps,
): Handlers<'GET /api/account/oidc/start' | 'GET /api/account/oidc/callback'> {
  const { oidc, sessions, config } = deps;
  // Lax: the organisation's site sends the browser back, and the cookie has to come along.
  const options: CookieOptions = {
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(config),
    path: '/api/account/oidc',
  };
  return {
    'GET /api/account/oidc/start': ({ response }) =>
      orExplain(response, async () => {
        const secret = newSecret();
        const away = await requireOidc(oidc).start(secret);
        response.cookie(COOKIE, secret, { ...options, maxAge: COOKIE_MS });
        response.redirect(303, away.href);
      }),
    'GET /api/account/oidc/callback': ({ request, response }) =>
      orExplain(response, async () => {
        response.clearCookie(COOKIE, options);
        const secret = parseCookie(request.headers.cookie ?? '')[COOKIE];
        if (!secret) throw fault('oidc_failed');
        const identity = await requireOidc(oidc).finish(secret, queryOf(request));
        sessions.enter(response, await enterByOidc(deps, identity, arriving(request, sessions)));
        response.redirect(303, '/desk');
      }),
  };
}

function requireOidc(oidc: Oidc | null): Oidc {
  if (!oidc) throw fault('oidc_closed');
  return oidc;
}

async function orExplain(response: Response, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    response.redirect(303, `/desk#/sign-in?problem=${error.code}`);
  }
}

function queryOf({ originalUrl }: Request): URLSearchParams {
  return new URL(originalUrl, 'http://localhost').searchParams;
}
