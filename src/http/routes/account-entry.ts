import type { Request, Response } from 'express';
import { countResetRequest, mailReset } from '../../../accounts/administer.ts';
import type { AccountDeps, Visit } from '../../../accounts/admit.ts';
import type { LinkKind, LinkView, SignInResult } from '../../../accounts/api.ts';
import { acceptInvitation, enterByLink, resetPassword, setUp } from '../../../accounts/enter.ts';
import { readToken } from '../../../accounts/links.ts';
import type { Oidc } from '../../../accounts/oidc.ts';
import { personById, toPerson } from '../../../accounts/people.ts';
import type { Person } from '../../../accounts/person.ts';
import { readSession } from '../../../accounts/sessions.ts';
import { type Entered, enterCode, signIn } from '../../../accounts/sign-in.ts';
import type { ACCOUNT } from '../access/account.ts';
import { readBody } from '../body.ts';
import { ownAddress } from '../origin.ts';
import type { Handlers } from '../route.ts';
import type { Sessions } from '../session.ts';
import { sessionView } from '../session-view.ts';
import { visitOf } from '../visit.ts';
import * as body from './account-bodies.ts';

export interface AccountRouteDeps extends AccountDeps {
  sessions: Sessions;
  oidc: Oidc | null;
}

type EntryRoute = Exclude<
  {
    [K in keyof typeof ACCOUNT]: (typeof ACCOUNT)[K]['access'] extends 'public' ? K : never;
  }[keyof typeof ACCOUNT],
  `GET /api/account/oidc/${string}`
>;

const LINK_KINDS: readonly LinkKind[] = ['setup', 'invitation', 'reset', 'link'];

/** The ways in: password, second factor, and the one-time links. */
export function accountEntryRoutes(deps: AccountRouteDeps): Handlers<EntryRoute> {
  const { sessions, store, clock } = deps;
  /** A way in that ends with a session. */
  const entering =
    (enter: (request: Request, visit: Visit) => Promise<string>) =>
    async ({ request, response }: { request: Request; response: Response }) => {
      const secret = await enter(request, visitOf(request, deps));
      response.json(await entered(deps, response, secret));
    };
  /** A way in that may ask for a second factor first. */
  const knocking =
    (knock: (request: Request, visit: Visit) => Promise<Entered>) =>
    async ({ request, response }: { request: Request; response: Response }) => {
      response.json(await result(deps, response, await knock(request, visitOf(request, deps))));
    };
  return {
    'GET /api/account/session': async ({ request, response }) => {
      response.json(await sessionView(deps, await sessions.known(request)));
    },
    'POST /api/account/sign-in': knocking((request, visit) =>
      signIn(deps, readBody(body.signInBody, request), visit),
    ),
    'POST /api/account/second-factor': entering((request, visit) =>
      enterCode(deps, readBody(body.secondFactorBody, request), visit),
    ),
    'POST /api/account/link-info': async ({ request, response }) => {
      visitOf(request, deps);
      const { token } = readBody(body.tokenBody, request);
      const link = await readToken(store, { token, kinds: LINK_KINDS, at: clock.now() });
      response.json(await linkView(deps, link));
    },
    'POST /api/account/setup': entering((request, visit) =>
      setUp(deps, readBody(body.setupBody, request), visit),
    ),
    'POST /api/account/invitation': entering((request, visit) =>
      acceptInvitation(deps, readBody(body.invitationBody, request), visit),
    ),
    'POST /api/account/link': entering((request, visit) =>
      enterByLink(deps, readBody(body.tokenBody, request).token, visit),
    ),
    'POST /api/account/reset': knocking((request, visit) =>
      resetPassword(deps, readBody(body.resetBody, request), visit),
    ),
    'POST /api/account/reset-request': async ({ request, response }) => {
      const { address } = visitOf(request, deps);
      const { email } = readBody(body.resetRequestBody, request);
      await countResetRequest(deps, email, address);
      response.status(202).json({});
      await mailReset({ ...deps, address: ownAddress(deps.config) }, email);
    },
  };
}

/** Puts a new session into the browser, and tells the page of it. */
export async function entered(deps: AccountRouteDeps, response: Response, secret: string) {
  deps.sessions.enter(response, secret);
  const secondFactorRequired = deps.config.SECOND_FACTOR === 'required';
  return sessionView(deps, await readSession({ ...deps, secondFactorRequired }, secret));
}

async function result(deps: AccountRouteDeps, response: Response, way: Entered): Promise<SignInResult> {
  if ('ticket' in way) return { next: 'second_factor', ticket: way.ticket };
  return { next: 'done', session: await entered(deps, response, way.secret) };
}

async function linkView(
  { store }: AccountRouteDeps,
  { kind, person_id, expires_at }: { kind: string; person_id: string | null; expires_at: string },
): Promise<LinkView> {
  const stored = person_id === null ? undefined : await personById(store, person_id);
  return {
    kind: kind as LinkKind,
    person: stored ? addressee(toPerson(stored)) : null,
    expiresAt: expires_at,
  };
}

function addressee({ name, email, roles, language }: Person): LinkView['person'] {
  return { name, email, roles, language };
}
