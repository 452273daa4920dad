import type { Language } from '../src/base/language.ts';
import type { Person } from './person.ts';
import type { Role } from './roles.ts';

/**
 * The JSON of every account route, for the server and the page alike. Instants are ISO 8601 UTC. Errors are
 * problem documents with a `code` of `src/base/faults.ts`. Every write by a signed-in person carries the header
 * `X-CSRF-Token` with the session's `csrf`.
 */

/** `GET /api/account/session`, and the answer to whatever signs in. */
export interface SessionView {
  /** Who is signed in; null: nobody. */
  person: Person | null;
  /** Value of the header `X-CSRF-Token`; null: nobody is signed in. */
  csrf: string | null;
  /** `second_factor`: the centre asks it of this person's roles; only account routes are open until it is set up. */
  needs: 'second_factor' | null;
  /** Whether this person has set up a second factor. */
  secondFactor: boolean;
  /** Whether this person has a password (people who sign in by OpenID Connect may have none). */
  password: boolean;
  features: AccountFeatures;
}

export interface AccountFeatures {
  /** No administrator yet: the terminal where the server was started shows the link for the first one. */
  setupOpen: boolean;
  /** Name of the organisation's own sign-in, reached at `GET /api/account/oidc/start`; null: not configured. */
  oidc: string | null;
  /** Whether mails go out, and so `POST /api/account/reset-request` is open. */
  mail: boolean;
  passwordMinLength: number;
}

/** `POST /api/account/sign-in`. */
export interface SignInBody {
  email: string;
  password: string;
}
/** Signed in; or a code is asked for, to be sent with the ticket (valid 10 minutes). */
export type SignInResult = { next: 'done'; session: SessionView } | { next: 'second_factor'; ticket: string };

/** `POST /api/account/second-factor` → `SessionView`. The code: six digits, or a recovery code. */
export interface SecondFactorBody {
  ticket: string;
  code: string;
}

/** What a one-time link is for; the page reads it from `/desk#/<kind>?token=…`. */
export type LinkKind = 'setup' | 'invitation' | 'reset' | 'link';

/** `POST /api/account/link-info` → `LinkView`; `link_invalid` (410) when it is used, expired or unknown. */
export interface LinkInfoBody {
  token: string;
}
export interface LinkView {
  kind: LinkKind;
  /** Whom it is for; null for `setup`. */
  person: Pick<Person, 'name' | 'email' | 'roles' | 'language'> | null;
  expiresAt: string;
}

/** `POST /api/account/setup` → `SessionView`: makes the first administrator. */
export interface SetupBody {
  token: string;
  name: string;
  email: string;
  password: string;
  language: Language;
}

/** `POST /api/account/invitation` → `SessionView`: accepts an invitation. */
export interface InvitationBody {
  token: string;
  name: string;
  password: string;
  language: Language;
}

/** `POST /api/account/link` → `SessionView`: signs in by a one-time link (demo people). */
export interface LinkSignInBody {
  token: string;
}

/** `POST /api/account/reset-request` → 202, whether or not the address is known. */
export interface ResetRequestBody {
  email: string;
}
/** `POST /api/account/reset` → `SignInResult`: sets a new password, ends every session, and signs in. */
export interface ResetBody {
  token: string;
  password: string;
}

/** `PATCH /api/account/profile` → `SessionView`. */
export interface ProfileBody {
  name?: string | undefined;
  language?: Language | undefined;
}

/** `PUT /api/account/password` → `SessionView` with a new `csrf`; ends the person's other sessions. */
export interface PasswordBody {
  /** Empty for somebody without a password so far. */
  current: string;
  next: string;
}

/** `POST /api/account/totp` with the password → `TotpEnrolment`; it counts only once confirmed. */
export interface TotpEnrolBody {
  password: string;
}
export interface TotpEnrolment {
  /** Base32, to be typed where the picture cannot be scanned. */
  secret: string;
  /** `otpauth://…` */
  uri: string;
  /** The URI as a QR code: an SVG document. */
  svg: string;
}
/** `POST /api/account/totp/confirm` → `RecoveryCodes`; `POST /api/account/totp/recovery-codes` → new ones. */
export interface TotpCodeBody {
  code: string;
}
export interface RecoveryCodes {
  /** Shown this once; each works once in place of a code. */
  codes: string[];
}
/** `POST /api/account/totp/disable` → `SessionView`. */
export interface TotpDisableBody {
  code: string;
}

/** `GET /api/account/sessions`, newest first. `DELETE /api/account/sessions/:id` → 204 ends one of one's own. */
export interface OwnSessions {
  sessions: OwnSession[];
}
export interface OwnSession {
  id: string;
  /** The one that asks. */
  current: boolean;
  method: SignInMethod;
  userAgent: string;
  address: string;
  createdAt: string;
  seenAt: string;
}
export type SignInMethod = 'password' | 'password+code' | 'oidc' | 'link';

/** `GET /api/people` (administrators). */
export interface PeopleList {
  people: PersonDetail[];
}
/** `GET /api/people/:id`, and the answer to most changes. */
export interface PersonDetail extends Person {
  secondFactor: boolean;
  /** Whether sign-in is held up by too many tries. */
  locked: boolean;
  createdAt: string;
  signedInAt: string | null;
  /** Until when an invitation can be accepted; null: none is open. */
  invitedUntil: string | null;
}

/** `POST /api/people` → 201 `Invited`. */
export interface InviteBody {
  email: string;
  name: string;
  roles: Role[];
  language: Language;
}
/** Also `POST /api/people/:id/invitation` (a new link; the old one ends) and `POST /api/people/:id/reset`. */
export interface Invited {
  person: PersonDetail;
  /** Shown this once, to be passed on. */
  link: { url: string; expiresAt: string };
  /** Whether it was also sent by mail. */
  mailed: boolean;
}

/** `PATCH /api/people/:id` → `PersonDetail`. */
export interface PersonChange {
  name?: string | undefined;
  roles?: Role[] | undefined;
}
/**
 * `POST /api/people/:id/disable`, `/enable`, `/unlock`, `/sign-out` (ends all sessions), `/second-factor/remove`
 * → `PersonDetail`; without a body.
 */

/** `GET /api/audit?actor=&action=&subjectKind=&subject=&from=&to=&before=<seq>&limit=` (administrators, auditors), newest first. */
export interface AuditPage {
  entries: AuditEntry[];
  /** Pass as `before` for the next page; null: no more. */
  next: number | null;
}
export interface AuditEntry {
  seq: number;
  at: string;
  /** Id of a person, or `cli`, `system`, `anonymous`. */
  actor: string;
  /** Name of that person today; null where the actor is no person. */
  actorName: string | null;
  action: string;
  /** What it was done to: `person`, `case`, `conversation`… and its id. */
  subjectKind: string | null;
  subject: string | null;
  data: Record<string, unknown>;
}
