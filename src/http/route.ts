import type { Express, Request, RequestHandler, Response } from 'express';
import { hasRole } from '../../accounts/roles.ts';
import type { SignedIn } from '../../accounts/sessions.ts';
import { fault } from '../base/faults.ts';
import type { Access, Allowance, Method, Policy } from './access/policy.ts';
import { ROUTES, type RouteKey } from './access.ts';
import type { Bearer } from './tokens.ts';

/** What a handler is given: for `token` routes, also whose token it is; behind a sign-in, who signed in. */
export type Call<Key extends RouteKey> = {
  request: Request;
  response: Response;
} & Caller<(typeof ROUTES)[Key]['access']>;

type Caller<A extends Access> = A extends 'public'
  ? unknown
  : A extends 'token'
    ? { bearer: Bearer }
    : SignedIn;

/** Handlers of some routes; together they must cover the table. */
export type Handlers<Key extends RouteKey> = { [K in Key]: (call: Call<K>) => void | Promise<void> };

export interface Guards {
  /** Whose token the request carries. Throws `unauthorized` or `token_expired`. */
  identify(request: Request): Promise<Bearer>;
  /**
   * Whose session the request carries, safe from forgery by other sites. Throws `sign_in_needed` or
   * `request_forged`.
   */
  signedIn(request: Request): Promise<SignedIn>;
  /** Takes one call off an allowance. Throws `rate_limited`. */
  allow(allowance: Allowance, key: string, response: Response): Promise<void>;
}

/** Mounts every route of the table behind its policy. */
export function mount(app: Express, handlers: Handlers<RouteKey>, guards: Guards): void {
  for (const key of Object.keys(ROUTES) as RouteKey[]) {
    const [method, path] = key.split(' ') as [Method, string];
    const handler = guarded(ROUTES[key], handlers[key] as (call: AnyCall) => void | Promise<void>, guards);
    app[METHODS[method]](path, handler);
  }
}

const METHODS = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const;

type AnyCall = { request: Request; response: Response } & Partial<SignedIn & { bearer: Bearer }>;

function guarded(
  { access, allowance }: Policy,
  handle: (call: AnyCall) => void | Promise<void>,
  guards: Guards,
): RequestHandler {
  return async (request, response) => {
    const bearer = access === 'token' ? await guards.identify(request) : undefined;
    const known = access === 'token' || access === 'public' ? undefined : await guards.signedIn(request);
    const key = bearer?.userId ?? known?.person.id ?? request.ip ?? '';
    if (allowance) await guards.allow(allowance, key, response);
    if (known && typeof access !== 'string') requireRole(known, access);
    await handle({ request, response, ...(bearer && { bearer }), ...known });
  };
}

function requireRole({ person, session }: SignedIn, roles: Exclude<Access, string>): void {
  if (!hasRole(person, roles)) throw fault('forbidden');
  if (session.needs === 'second_factor') throw fault('second_factor_needed');
}
