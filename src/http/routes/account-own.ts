import type { Request } from 'express';
import type { OwnSessions, SignInMethod } from '../../../accounts/api.ts';
import {
  beginTotp,
  changePassword,
  changeProfile,
  dropTotp,
  finishTotp,
  leaveSession,
  newRecoveryCodes,
} from '../../../accounts/own-account.ts';
import { openSessionsOf, type SignedIn } from '../../../accounts/sessions.ts';
import type { ACCOUNT } from '../access/account.ts';
import { readBody } from '../body.ts';
import { own, pathId } from '../own.ts';
import type { Handlers } from '../route.ts';
import { sessionView } from '../session-view.ts';
import { arriving } from '../visit.ts';
import * as body from './account-bodies.ts';
import { type AccountRouteDeps, entered } from './account-entry.ts';

type OwnRoute = {
  [K in keyof typeof ACCOUNT]: (typeof ACCOUNT)[K]['access'] extends 'person' ? K : never;
}[keyof typeof ACCOUNT];

/** One's own account: profile, password, second factor, sessions. */
export function accountOwnRoutes(deps: AccountRouteDeps): Handlers<OwnRoute> {
  const { sessions, store, clock } = deps;
  const sourceOf = (request: Request) => request.ip ?? '';
  const viewNow = async (request: Request) => sessionView(deps, await sessions.known(request));
  return {
    'POST /api/account/sign-out': async ({ response, person, session }) => {
      await leaveSession(deps, { person, session }, session.id);
      sessions.leave(response);
      response.status(204).end();
    },
    'PATCH /api/account/profile': async ({ request, response, person, session }) => {
      await changeProfile(deps, { person, session }, readBody(body.profileBody, request));
      response.json(await viewNow(request));
    },
    'PUT /api/account/password': async ({ request, response, person, session }) => {
      const visit = arriving(request, sessions);
      const change = readBody(body.passwordBody, request);
      response.json(
        await entered(deps, response, await changePassword(deps, { person, session }, change, visit)),
      );
    },
    'POST /api/account/totp': async ({ request, response, ...me }) => {
      const { password } = readBody(body.totpEnrolBody, request);
      response.json(await beginTotp(deps, me, password, sourceOf(request)));
    },
    'POST /api/account/totp/confirm': async ({ request, response, ...me }) => {
      const { code } = readBody(body.codeBody, request);
      response.json(await finishTotp(deps, me, code, sourceOf(request)));
    },
    'POST /api/account/totp/recovery-codes': async ({ request, response, ...me }) => {
      const { code } = readBody(body.codeBody, request);
      response.json(await newRecoveryCodes(deps, me, code, sourceOf(request)));
    },
    'POST /api/account/totp/disable': async ({ request, response, ...me }) => {
      await dropTotp(deps, me, readBody(body.codeBody, request).code, sourceOf(request));
      response.json(await viewNow(request));
    },
    'GET /api/account/sessions': async ({ response, person, session }) => {
      const rows = await openSessionsOf(store, person.id, clock.now());
      response.json(listed(rows, session));
    },
    'DELETE /api/account/sessions/:id': async ({ request, response, person, session }) => {
      const id = pathId(request.params.id);
      own((await leaveSession(deps, { person, session }, id)) || null);
      if (id === session.id) sessions.leave(response);
      response.status(204).end();
    },
  };
}

function listed(rows: Awaited<ReturnType<typeof openSessionsOf>>, current: SignedIn['session']): OwnSessions {
  return {
    sessions: rows.map(({ id, method, user_agent, address, created_at, seen_at }) => ({
      id,
      current: id === current.id,
      method: method as SignInMethod,
      userAgent: user_agent,
      address,
      createdAt: created_at,
      seenAt: seen_at,
    })),
  };
}
