import type { Generated } from 'kysely';

/** Who works here, how they sign in, and what they did. */
export interface PeopleTables {
  people: PersonTable;
  recovery_codes: RecoveryCodeTable;
  links: LinkTable;
  sessions: SessionTable;
  tries: TryTable;
  audit: AuditTable;
  mails: MailTable;
}

interface PersonTable {
  id: string;
  /** Lower case, unique. */
  email: string;
  name: string;
  /** JSON array of `accounts/roles`. */
  roles: string;
  language: string;
  /** `invited`, `active`, `disabled`. */
  state: string;
  /** Hash with its parameters (`accounts/password`); null: signs in otherwise. */
  password: string | null;
  /** Base32 secret of the second factor; it counts once `totp_since` is set. */
  totp_secret: string | null;
  totp_since: string | null;
  /** Last time step that was used: a code works once. */
  totp_step: number | null;
  /** The organisation's sign-in: who this is there. */
  oidc_issuer: string | null;
  oidc_subject: string | null;
  created_at: string;
  signed_in_at: string | null;
}

interface RecoveryCodeTable {
  person_id: string;
  digest: string;
  used_at: string | null;
}

/** One-time links and tickets; only the digest of the token is held. */
interface LinkTable {
  digest: string;
  /** `setup`, `invitation`, `reset`, `link` (signs in), `ticket` (between password and second factor). */
  kind: string;
  person_id: string | null;
  created_at: string;
  expires_at: string;
  used_at: string | null;
}

interface SessionTable {
  /** For lists; the secret that opens the session is not held, only its digest. */
  id: string;
  digest: string;
  person_id: string;
  method: string;
  user_agent: string;
  address: string;
  created_at: string;
  seen_at: string;
  expires_at: string;
}

/** Recent tries to sign in, for throttling. */
interface TryTable {
  id: Generated<number>;
  /** `account:…`, `code:…` or `source:…`. */
  key: string;
  at: string;
}

/** Who did what. Append-only; every row seals the one before it. */
interface AuditTable {
  seq: number;
  at: string;
  actor: string;
  action: string;
  subject_kind: string | null;
  subject: string | null;
  /** JSON. */
  data: string;
  /** SHA-256 over the previous row's hash and this row. */
  hash: string;
}

/** Mails to be sent; the body is emptied once it has left. */
interface MailTable {
  id: string;
  recipient: string;
  subject: string;
  body: string;
  created_at: string;
  tries: number;
  /** When it is tried next; null: sent or given up. */
  next_at: string | null;
  sent_at: string | null;
  problem: string | null;
}
