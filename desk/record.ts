import { fault } from '../src/base/faults.ts';
import type { Language } from '../src/base/language.ts';
import type { Clock } from '../src/base/time.ts';
import { append, type LogKind } from '../src/store/log.ts';
import type { Store, Writer } from '../src/store/open.ts';
import type { NewRow, Row } from '../src/store/tables.ts';
import type { Consent } from './api-case.ts';

export type CaseRecord = Row<'cases'>;

/** What the centre or an adviser says to an enterprise. */
export interface Said {
  conversationId: string;
  /** The sender's own id for it, by which a retry is recognised. */
  clientId: string | null;
  role: 'adviser' | 'centre';
  /** Who speaks, as enterprises read it; null: the centre. */
  name: string | null;
  text: string;
  language: Language;
  /** What happened, for our own page. */
  event: string;
  reference: string;
  attachments: { id: string; name: string; type: string; size: number }[];
  /** Buttons under it. */
  suggestions: string[];
  at: Date;
}

/** Says it on whatever channel the enterprise came from, in the caller's transaction. */
export type Say = (tx: Writer, said: Said) => Promise<{ id: string; seq: number }>;

/** What every transition of a case needs. */
export interface DeskDeps {
  store: Store;
  clock: Clock;
  say: Say;
}

/**
 * Takes a case for a change: the row is written first, so two who want it come one after the other, and the
 * second sees what the first did. Throws `not_found`.
 */
export async function take(tx: Writer, id: string): Promise<CaseRecord> {
  const row = await tx
    .updateTable('cases')
    .set(({ eb }) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw fault('not_found');
  return row;
}

/** Writes what changed and its log entry, in the transaction that took the case. Gives the entry's number. */
export async function keep(
  tx: Writer,
  { id, conversation_id }: CaseRecord,
  change: Partial<NewRow<'cases'>>,
  entry: { kind: LogKind; actor: string; data?: Record<string, unknown>; at: Date },
): Promise<number> {
  if (Object.keys(change).length > 0)
    await tx.updateTable('cases').set(change).where('id', '=', id).execute();
  return append(tx, { ...entry, conversationId: conversation_id, subject: id });
}

export function loadCase(store: Writer, id: string): Promise<CaseRecord | undefined> {
  return store.selectFrom('cases').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The case of a conversation that is not closed. */
export function openCaseOf(store: Writer, conversationId: string): Promise<CaseRecord | undefined> {
  return store
    .selectFrom('cases')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .where('status', '<>', 'closed')
    .executeTakeFirst();
}

/** Consent that nobody gave is not given. */
export function consentOf({ consent }: Pick<CaseRecord, 'consent'>): Consent {
  return { conversation: false, contact: false, volunteer: false, anonymous: false, ...JSON.parse(consent) };
}

/** A notice of the centre to the enterprise of a case, ready to be said. */
export function centreSays(
  record: Pick<CaseRecord, 'conversation_id' | 'language' | 'reference'>,
  event: string,
  text: string,
  at: Date,
  suggestions: string[] = [],
): Said {
  return {
    conversationId: record.conversation_id,
    clientId: null,
    role: 'centre',
    name: null,
    text,
    language: record.language as Language,
    event,
    reference: record.reference,
    attachments: [],
    suggestions,
    at,
  };
}
