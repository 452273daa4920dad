import { v7 as newId } from 'uuid';
import type { Note } from './api-case.ts';
import { requireMay } from './may.ts';
import type { MemberRecord } from './members.ts';
import { type CaseRecord, type DeskDeps, keep, take } from './record.ts';
import { PRIORITIES, type Priority } from './states.ts';

/** A note for colleagues; the enterprise never sees it. */
export async function addNote(
  { store, clock }: DeskDeps,
  id: string,
  member: MemberRecord,
  text: string,
): Promise<Note> {
  const at = clock.now();
  const note = { id: newId(), text: text.trim(), at: at.toISOString() };
  await store.transaction().execute(async (tx) => {
    const record = await take(tx, id);
    requireMay(record, member, 'note');
    await tx
      .insertInto('case_notes')
      .values({ ...note, case_id: id, person_id: member.id })
      .execute();
    await keep(tx, record, {}, { kind: 'case.noted', actor: member.id, data: { note: note.id }, at });
  });
  return { ...note, by: { id: member.id, name: member.name } };
}

export function setLabels(deps: DeskDeps, id: string, member: MemberRecord, labels: readonly string[]) {
  const plain = [...new Set(labels.map((label) => label.trim()).filter(Boolean))].sort();
  return change(deps, id, member, 'label', { labels: JSON.stringify(plain) }, { labels: plain });
}

export function setPriority(deps: DeskDeps, id: string, member: MemberRecord, priority: Priority) {
  return change(deps, id, member, 'priority', { priority: PRIORITIES.indexOf(priority) }, { priority });
}

/** Out of sight until then; null wakes it. A message of the enterprise wakes it too. */
export function snooze(deps: DeskDeps, id: string, member: MemberRecord, until: string | null) {
  return change(deps, id, member, 'snooze', { snoozed_until: until }, { snoozed: until });
}

async function change(
  { store, clock }: DeskDeps,
  id: string,
  member: MemberRecord,
  action: 'label' | 'priority' | 'snooze',
  set: Partial<CaseRecord>,
  data: Record<string, unknown>,
): Promise<CaseRecord> {
  const at = clock.now();
  return store.transaction().execute(async (tx) => {
    const record = await take(tx, id);
    requireMay(record, member, action);
    await keep(tx, record, set, { kind: 'case.changed', actor: member.id, data, at });
    return { ...record, ...set };
  });
}
