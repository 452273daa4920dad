import { hasRole, type Role } from '../../accounts/roles.ts';
import { fault } from '../../src/base/faults.ts';
import { type Day, today } from '../../src/base/time.ts';
import type { Writer } from '../../src/store/open.ts';
import { readSwitch } from '../../src/store/switches.ts';
import { blockersOf, type DraftContent } from './content.ts';
import { publishWithin } from './publish.ts';
import { changeDraft, type Draft, loadContent, type PublishingDeps, requireState } from './rows.ts';
import { wordFor } from './words.ts';

type Deps = Pick<PublishingDeps, 'store' | 'clock'>;

/** Who acts on a draft, and the revision they have seen. */
export interface Acting {
  id: string;
  revision: number;
  person: { id: string; roles: readonly Role[] };
}

export const DECIDERS = ['approver', 'admin'] as const;
export const PLAIN_ACTS = ['submit', 'recall', 'withdraw', 'reopen', 'retry'] as const;
export type PlainAct = (typeof PLAIN_ACTS)[number];

/** What brings a draft from one state to another without a decision. */
const ACTS: Record<PlainAct, (deps: Deps, acting: Acting) => Promise<void>> = {
  submit: (deps, acting) =>
    changeDraft(deps, of(acting, 'submit', ['draft', 'rejected']), async (tx, draft) => {
      requireWhole(await loadContent(tx, draft.id));
      return { state: 'review', submitted_by: acting.person.id, note: null };
    }),
  recall: (deps, acting) =>
    changeDraft(deps, of(acting, 'recall', ['review']), async () => ({ state: 'draft' })),
  withdraw: (deps, acting) =>
    changeDraft(
      deps,
      of(acting, 'withdraw', ['draft', 'rejected', 'review', 'failed', 'packed']),
      async () => ({ state: 'withdrawn' }),
    ),
  reopen: (deps, acting) =>
    changeDraft(deps, of(acting, 'reopen', ['withdrawn']), async (tx, draft) => ({
      ...((await loadContent(tx, draft.id)) ? { state: 'draft' } : again(draft, deps)),
    })),
  retry: (deps, acting) =>
    changeDraft(deps, of(acting, 'retry', ['failed']), async (_, draft) => again(draft, deps)),
};

/** Submits, recalls, withdraws, reopens a draft, or has it read again. Throws `draft_changed`, `draft_state`, `draft_incomplete`. */
export function actOnDraft(deps: Deps, act: PlainAct, acting: Acting): Promise<void> {
  return ACTS[act](deps, acting);
}

/**
 * Approves a draft: it is published at once, or waits for its day. Throws `forbidden` for who may not decide,
 * `four_eyes` for who made it, `draft_changed`, `draft_state`, `draft_incomplete`.
 */
export async function approveDraft(deps: Deps, acting: Acting, on: Day | null): Promise<void> {
  requireDecider(acting);
  await changeDraft(deps, of(acting, 'approve', ['review']), async (tx, draft, at) => {
    await requireOtherEyes(tx, draft, acting);
    const content = requireWhole(await loadContent(tx, draft.id));
    const decided = { approved_by: acting.person.id, note: null };
    if (on !== null && on > today(deps.clock)) return { ...decided, state: 'approved', publish_on: on };
    const by = { at, actor: acting.person.id, clock: deps.clock };
    const version_id = await publishWithin(tx, draft, content, by);
    return { ...decided, state: 'published', publish_on: null, version_id };
  });
}

/** Sends a draft back with a note, also one that waits for its day. Throws as `approveDraft` does. */
export async function rejectDraft(deps: Deps, acting: Acting, note: string): Promise<void> {
  requireDecider(acting);
  const from = of(acting, 'reject', ['review', 'approved']);
  await changeDraft(deps, from, async () => ({
    state: 'rejected',
    note,
    approved_by: null,
    publish_on: null,
  }));
}

/** Stops a publication that waits for its day; the draft is in review again. Throws as `approveDraft` does. */
export async function unscheduleDraft(deps: Deps, acting: Acting, note: string): Promise<void> {
  requireDecider(acting);
  const from = of(acting, 'unschedule', ['approved']);
  await changeDraft(deps, from, async () => ({ state: 'review', note, approved_by: null, publish_on: null }));
}

/** Whether somebody had a hand in a draft: they do not count as the other pair of eyes. */
export function hadHandIn(draft: Draft, personId: string): boolean {
  return [draft.created_by, draft.edited_by, draft.submitted_by].includes(personId);
}

async function requireOtherEyes(tx: Writer, draft: Draft, { person }: Acting): Promise<void> {
  if (hadHandIn(draft, person.id) && (await readSwitch(tx, 'four_eyes'))) throw fault('four_eyes');
}

/** The routes are closed to others as well; this holds whatever calls. */
function requireDecider({ person }: Acting): void {
  if (!hasRole(person, DECIDERS)) throw fault('forbidden');
}

function requireWhole(content: DraftContent | null): DraftContent {
  const blockers = content ? blockersOf(content) : (['no_passages'] as const);
  const [first] = blockers;
  if (!content || first) {
    const { zh, en } = wordFor('blockers', first ?? 'no_passages');
    throw fault('draft_incomplete', { problem: `${zh} / ${en}` });
  }
  return content;
}

/** Back to be read, if there is anything to read. */
function again(draft: Draft, { clock }: Deps) {
  if (draft.upload_id === null && draft.url === null) requireState(draft, []);
  return { state: 'received', attempts: 0, fault: null, due_at: clock.now().toISOString() };
}

function of({ id, revision, person }: Acting, act: string, from: Parameters<typeof changeDraft>[1]['from']) {
  return { id, revision, actor: person.id, act, from };
}
