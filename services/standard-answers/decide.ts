import type { Person } from '../../accounts/person.ts';
import { hasRole } from '../../accounts/roles.ts';
import { fault } from '../../src/base/faults.ts';
import { today } from '../../src/base/time.ts';
import type { Writer } from '../../src/store/open.ts';
import { readSwitch } from '../../src/store/switches.ts';
import type { Row } from '../../src/store/tables.ts';
import type { DecideBody, StandardContent } from './api.ts';
import { standingsOf } from './bindings.ts';
import { contentOf, headingOf } from './content.ts';
import { liveAnswers } from './find.ts';
import { addRevision, changeRecord, loadRecord, markRevision, present, type StandardDeps } from './rows.ts';
import { note } from './write.ts';

type Decider = Pick<Person, 'id' | 'roles'>;

/** Whether somebody may decide on a revision: an approver, and not its author where four eyes are asked for. */
export async function mayDecide(
  writer: Writer,
  person: Decider,
  revision: Row<'standard_revisions'>,
): Promise<boolean> {
  if (!hasRole(person, ['approver', 'admin'])) return false;
  return revision.by_id !== person.id || !(await readSwitch(writer, 'four_eyes'));
}

/**
 * Lets a draft go live, in place of what was live before, or sends it back with a comment. Throws `not_found`,
 * `forbidden`, `standard_own`, `standard_moved_on` when it is not the draft that was looked at, and
 * `standard_unsound` when its articles, or its figures, do not carry it today.
 */
export async function decideStandard(
  deps: StandardDeps,
  id: string,
  { approve, comment = '', revision: number }: DecideBody,
  person: Decider,
): Promise<void> {
  const at = deps.clock.now();
  await deps.store.transaction().execute(async (tx) => {
    const { row, revisions } = await loadRecord(tx, id);
    const revision = revisions.find((one) => one.number === number);
    if (!revision || row.draft_number !== number || row.state === 'retired') throw fault('standard_moved_on');
    if (!(await mayDecide(tx, person, revision)))
      throw fault(revision.by_id === person.id ? 'standard_own' : 'forbidden');
    const decided = { decided_by: person.id, decided_at: at.toISOString(), comment };
    if (approve) {
      const problems = await problemsOf({ ...deps, writer: tx }, id, contentOf(revision.content));
      if (problems.length > 0) throw fault('standard_unsound', { problem: problems.join('; ') });
      if (row.live_number !== null) await markRevision(tx, id, row.live_number, { state: 'superseded' });
      await markRevision(tx, id, number, { state: 'approved', ...decided });
      await changeRecord(tx, id, { state: 'live', live_number: number, draft_number: null }, at);
    } else {
      await markRevision(tx, id, number, { state: 'returned', ...decided });
      await changeRecord(tx, id, { draft_number: null }, at);
    }
    const action = approve ? 'standard.approved' : 'standard.returned';
    await note(tx, id, { at, actor: person.id, action }, { revision: number });
  });
}

/** Why a content cannot go live today, in both languages. */
export async function problemsOf(
  { clock, preview, writer }: Omit<StandardDeps, 'store'> & { writer: Writer },
  id: string,
  content: StandardContent,
): Promise<string[]> {
  const day = today(clock);
  if (content.bindings.length === 0) return ['没有依据的条文 / it rests on no article'];
  const standings = await standingsOf(writer, content.bindings, day);
  const stale = standings.flatMap(({ stale: reason }, i) => {
    const { title, article } = content.bindings[i]!;
    return reason === null ? [] : [`《${title}》${article ?? ''} 已变化或失效 / changed or not in force`];
  });
  if (stale.length > 0) return stale;
  const citations = standings.flatMap((one) => (one.stale === null ? [one.citation] : []));
  const unsound = (['zh', 'en'] as const).flatMap((language) =>
    content.questions[language].length === 0 ? [] : preview(content, language, citations, day).problems,
  );
  return [...unsound, ...(await sameQuestions(writer, id, content))];
}

async function sameQuestions(writer: Writer, id: string, content: StandardContent): Promise<string[]> {
  const asked = new Set(wordingsOf(content));
  const others = (await liveAnswers(writer)).filter((one) => one.id !== id);
  return others
    .filter((one) => wordingsOf(one.content).some((wording) => asked.has(wording)))
    .map((one) => `“${headingOf(one.content).zh}”已回答同样的问法 / is already asked in the same words`);
}

function wordingsOf({ questions: { zh, en } }: StandardContent): string[] {
  return [...zh, ...en].map((wording) => wording.toLowerCase().replace(/[\s?？。.]/g, ''));
}

/** Takes a standard answer out of use at once. Throws `not_found`, `standard_moved_on` when it is already. */
export async function retireStandard(
  { store, clock }: StandardDeps,
  id: string,
  reason: string,
  by: string,
): Promise<void> {
  const at = clock.now();
  await store.transaction().execute(async (tx) => {
    const { row } = await loadRecord(tx, id);
    if (row.state === 'retired') throw fault('standard_moved_on');
    if (row.draft_number !== null) await markRevision(tx, id, row.draft_number, { state: 'superseded' });
    await changeRecord(tx, id, { state: 'retired', retired_reason: reason, draft_number: null }, at);
    await note(tx, id, { at, actor: by, action: 'standard.retired' });
  });
}

/** Brings a retired one back as a draft, to be approved anew. Throws `not_found`, `standard_moved_on`. */
export async function restoreStandard({ store, clock }: StandardDeps, id: string, by: string): Promise<void> {
  const at = clock.now();
  await store.transaction().execute(async (tx) => {
    const held = await loadRecord(tx, id);
    if (held.row.state !== 'retired') throw fault('standard_moved_on');
    const { live_number } = held.row;
    if (live_number !== null) await markRevision(tx, id, live_number, { state: 'superseded' });
    await addRevision(tx, held, contentOf(present(held).content), { by, at });
    await changeRecord(tx, id, { state: 'draft', live_number: null, retired_reason: null }, at);
    await note(tx, id, { at, actor: by, action: 'standard.restored' });
  });
}
