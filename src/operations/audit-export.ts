import { Readable } from 'node:stream';
import { type AuditQuery, readAudit, verifyAudit } from '../../accounts/audit.ts';
import { namesOf } from '../../accounts/names.ts';
import { csvStream } from '../../reports/export/csv.ts';
import { Fault } from '../base/faults.ts';
import { addDays, type Day, startOfDay } from '../base/time.ts';
import type { Store } from '../store/open.ts';
import type { AuditActs, AuditVerified } from './api-running.ts';

/** Entries read at once. */
const PAGE = 500;
const HEADS = ['seq', 'at', 'actor', 'actor_name', 'action', 'subject_kind', 'subject', 'data'] as const;

/** What is looked for in the trail, by days of China. */
export interface AuditFilter extends Omit<AuditQuery, 'from' | 'until' | 'before' | 'limit'> {
  from?: Day | undefined;
  to?: Day | undefined;
}

/** A filter as the trail is asked. */
export function auditQuery({ from, to, ...filter }: AuditFilter): Omit<AuditQuery, 'limit'> {
  return { ...filter, from: from && startOfDay(from), until: to && startOfDay(addDays(to, 1)) };
}

/** Everything that matches as a file, newest first, written as it is read; spreadsheets take nothing for a formula. */
export function auditFile(store: Store, filter: AuditFilter, format: 'csv' | 'jsonl'): Readable {
  if (format === 'jsonl') return Readable.from(linesOf(store, filter));
  const columns = HEADS.map((head) => ({ head, width: 20 }));
  return csvStream([{ name: 'audit', notes: [], columns, rows: rowsOf(store, filter) }]);
}

/** Acts and people that occur, to choose from. */
export async function auditActs(store: Store): Promise<AuditActs> {
  const actions = await store.selectFrom('audit').select('action').distinct().orderBy('action').execute();
  const actors = await store.selectFrom('audit').select('actor').distinct().execute();
  const nameOf = await namesOf(
    store,
    actors.map(({ actor }) => actor),
  );
  return {
    actions: actions.map(({ action }) => action),
    actors: actors.map(({ actor }) => nameOf(actor)).sort((a, b) => a.name.localeCompare(b.name)),
  };
}

/** Whether the chain holds: what `verifyAudit` throws, as a finding. */
export async function checkAudit(store: Store, expected?: string): Promise<AuditVerified> {
  try {
    return { ok: true, ...(await verifyAudit(store, expected)), problem: null };
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'audit_broken') throw error;
    return {
      ok: false,
      entries: 0,
      head: null,
      problem: { zh: error.in('zh'), en: error.in('en') },
    };
  }
}

async function* entriesOf(store: Store, filter: AuditFilter) {
  for (let before: number | undefined; ; ) {
    const { entries, next } = await readAudit(store, { ...auditQuery(filter), before, limit: PAGE });
    yield* entries;
    if (next === null) return;
    before = next;
  }
}

async function* linesOf(store: Store, filter: AuditFilter): AsyncGenerator<string> {
  for await (const entry of entriesOf(store, filter)) yield `${JSON.stringify(entry)}\n`;
}

async function* rowsOf(store: Store, filter: AuditFilter): AsyncGenerator<(string | number | null)[]> {
  for await (const { seq, at, actor, actorName, action, subjectKind, subject, data } of entriesOf(
    store,
    filter,
  ))
    yield [seq, at, actor, actorName, action, subjectKind, subject, JSON.stringify(data)];
}
