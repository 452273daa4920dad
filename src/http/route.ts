import type { Express, Request, RequestHandler, Response } from 'express';
import { type Access, type Allowance, ROUTES, type RouteKey } from './access.ts';
import type { Bearer } from './tokens.ts';

/** What a handler is given: for `token` routes, also whose token it is. */
export type Call<Key extends RouteKey> = {
  request: Request;
  response: Response;
} & ((typeof ROUTES)[Key] extends {
  access: 'token';
}
  ? { bearer: Bearer }
  : unknown);

/** Handlers of some routes; together they must cover the table. */
export type Handlers<Key extends RouteKey> = { [K in Key]: (call: Call<K>) => void | Promise<void> };

export interface Guards {
  /** Whose token the request carries. Throws `unauthorized` or `token_expired`. */
  identify(request: Request): Promise<Bearer>;
  /** Takes one call off an allowance. Throws `rate_limited`. */
  allow(allowance: Allowance, key: string, response: Response): Promise<void>;
}

/** Mounts every route of the table behind its policy. */
export function mount(app: Express, handlers: Handlers<RouteKey>, guards: Guards): void {
  for (const key of Object.keys(ROUTES) as RouteKey[]) {
    const [method, path] = key.split(' ') as ['GET' | 'POST', string];
    const handler = guarded(ROUTES[key], handlers[key] as (call: AnyCall) => void | Promise<void>, guards);
    if (method === 'GET') app.get(path, handler);
    else app.post(path, handler);
  }
}

interface AnyCall {
  request: Request;
  response: Response;
  bearer: Bearer | null;
}

function guarded(
  { access, allowance }: { access: Access; allowance: Allowance | null },
  handle: (call: AnyCall) => void | Promise<void>,
  guards: Guards,
): RequestHandler {
  return async (request, response) => {
    const bearer = access === 'token' ? await guards.identify(request) : null;
    if (allowance) await guards.allow(allowance, bearer?.userId ?? request.ip ?? '', response);
    await handle({ request, response, bearer });
  };
}
