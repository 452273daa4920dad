import { v7 as newId } from 'uuid';
import { record } from '../../accounts/audit.ts';
import { fault } from '../../src/base/faults.ts';
import { addDays, type Day, today } from '../../src/base/time.ts';
import type { Writer } from '../../src/store/open.ts';
import type { StandardBinding, StandardBody, StandardContent } from './api.ts';
import { bind } from './bindings.ts';
import { contentOf } from './content.ts';
import { addRevision, loadRecord, present, type StandardDeps, type StandardRecord } from './rows.ts';

/** Days until a new answer is to be looked at again, where nobody says. */
const REVIEW_AFTER = 182;

/** Writes a new standard answer as a draft; gives its id. Throws `standard_binding`. */
export async function createStandard(
  { store, clock }: StandardDeps,
  body: StandardBody,
  by: string,
  proposalId: string | null = null,
): Promise<string> {
  const at = clock.now();
  const id = newId();
  await store.transaction().execute(async (tx) => {
    const content = await contentFrom(tx, body, [], today(clock));
    const row = {
      id,
      state: 'draft',
      live_number: null,
      draft_number: null,
      proposal_id: proposalId,
      updated_at: at.toISOString(),
      retired_reason: null,
    };
    await tx.insertInto('standard_answers').values(row).execute();
    await addRevision(tx, { row, revisions: [] }, content, { by, at });
    await note(tx, id, { at, actor: by, action: 'standard.created' });
  });
  return id;
}

/**
 * Writes a new draft of a standard answer; what is live goes on answering until somebody approves it. Throws
 * `not_found`, `standard_binding`, `standard_moved_on` for a retired one.
 */
export async function reviseStandard(
  { store, clock }: StandardDeps,
  id: string,
  body: StandardBody,
  by: string,
): Promise<void> {
  const at = clock.now();
  await store.transaction().execute(async (tx) => {
    const held = await loadRecord(tx, id);
    if (held.row.state === 'retired') throw fault('standard_moved_on');
    const content = await contentFrom(tx, body, keptBindings(held, body.keep ?? []), today(clock));
    const number = await addRevision(tx, held, content, { by, at });
    await note(tx, id, { at, actor: by, action: 'standard.revised' }, { revision: number });
  });
}

/** Kept bindings are bound as they were: whether they still hold shows when somebody approves. */
function keptBindings(held: StandardRecord, keep: readonly number[]): StandardBinding[] {
  const { bindings } = contentOf(present(held).content);
  return keep.flatMap((place) => bindings[place] ?? []);
}

async function contentFrom(
  tx: Writer,
  { questions, text, bindings, reviewBy }: StandardBody,
  kept: readonly StandardBinding[],
  day: Day,
): Promise<StandardContent> {
  const bound = [...kept];
  for (const [i, binding] of bindings.entries()) bound.push(await bind(tx, binding, day, i + 1));
  return { questions, text, bindings: bound, reviewBy: reviewBy ?? addDays(day, REVIEW_AFTER) };
}

/** Records what was done to a standard answer. */
export async function note(
  tx: Writer,
  id: string,
  act: { at: Date; actor: string; action: string },
  data: Record<string, unknown> = {},
): Promise<void> {
  await record(tx, { ...act, subjectKind: 'standard_answer', subject: id, data });
}
