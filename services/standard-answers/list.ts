import { namesOf } from '../../accounts/names.ts';
import type { Person } from '../../accounts/person.ts';
import { today } from '../../src/base/time.ts';
import { readSwitch } from '../../src/store/switches.ts';
import type { StandardDetail, StandardList, StandardPreview, StandardState, StandardSummary } from './api.ts';
import { type Standing, standingsOf } from './bindings.ts';
import { contentOf, headingOf } from './content.ts';
import { mayDecide, problemsOf } from './decide.ts';
import { loadRecord, present, revisionView, type StandardDeps, type StandardRecord } from './rows.ts';
import { staleOf } from './stale.ts';

/** Rows shown. */
const SHOWN = 500;

export interface StandardFilter {
  state?: StandardState | undefined;
  stale?: boolean | undefined;
  pending?: boolean | undefined;
  /** Words that stand in a question or the answer. */
  search?: string | undefined;
}

/** Standard answers, last changed first. */
export async function listStandards(deps: StandardDeps, filter: StandardFilter): Promise<StandardList> {
  const { store } = deps;
  let query = store.selectFrom('standard_answers').select('id');
  if (filter.state) query = query.where('state', '=', filter.state);
  if (filter.pending) query = query.where('draft_number', 'is not', null);
  const rows = await query.orderBy('updated_at', 'desc').orderBy('id').limit(SHOWN).execute();
  const answers: StandardSummary[] = [];
  for (const { id } of rows) {
    const held = await loadRecord(store, id);
    if (filter.search && !says(held, filter.search)) continue;
    const summary = await summaryOf(deps, held);
    if (!filter.stale || summary.stale.length > 0) answers.push(summary);
  }
  return { answers, fourEyes: await readSwitch(store, 'four_eyes') };
}

function says(held: StandardRecord, words: string): boolean {
  const { questions, text } = contentOf(present(held).content);
  const all = [...questions.zh, ...questions.en, text.zh, text.en].join('\n').toLowerCase();
  return all.includes(words.trim().toLowerCase());
}

async function summaryOf({ store, clock }: StandardDeps, held: StandardRecord): Promise<StandardSummary> {
  const { row, revisions } = held;
  const content = contentOf(present(held).content);
  const live = revisions.find(({ number }) => number === row.live_number);
  const day = today(clock);
  const inUse = live ? contentOf(live.content) : content;
  return {
    id: row.id,
    state: row.state as StandardState,
    heading: headingOf(content),
    reviewBy: inUse.reviewBy,
    reviewDue: row.state === 'live' && inUse.reviewBy <= day,
    stale: row.state === 'retired' ? [] : await staleOf(store, inUse, day),
    pending: row.draft_number !== null,
    updatedAt: row.updated_at,
  };
}

/** One standard answer with its history, and what the answer path makes of it today. Throws `not_found`. */
export async function loadStandard(
  deps: StandardDeps,
  id: string,
  person: Pick<Person, 'id' | 'roles'>,
): Promise<StandardDetail> {
  const { store, clock } = deps;
  const held = await loadRecord(store, id);
  const content = contentOf(present(held).content);
  const standings = await standingsOf(store, content.bindings, today(clock));
  const nameOf = await namesOf(
    store,
    held.revisions.flatMap((one) => [one.by_id, one.decided_by]),
  );
  const history = held.revisions.map((one) => revisionView(one, nameOf));
  const numbered = (number: number | null) => history.find((one) => one.number === number) ?? null;
  const draft = held.revisions.find(({ number }) => number === held.row.draft_number);
  return {
    ...(await summaryOf(deps, held)),
    live: held.row.state === 'live' ? numbered(held.row.live_number) : null,
    draft: numbered(held.row.draft_number),
    history,
    standings: standings.map((one, i) => ({
      title: content.bindings[i]!.title,
      article: content.bindings[i]!.article,
      stale: one.stale,
      now: one.stale === null ? null : one.now,
    })),
    preview: { zh: shown(deps, content, 'zh', standings), en: shown(deps, content, 'en', standings) },
    problems: await problemsOf({ ...deps, writer: store }, id, content),
    proposalId: held.row.proposal_id,
    retiredReason: held.row.retired_reason,
    mayDecide: draft !== undefined && (await mayDecide(store, person, draft)),
  };
}

function shown(
  { preview, clock }: StandardDeps,
  content: ReturnType<typeof contentOf>,
  language: 'zh' | 'en',
  standings: readonly Standing[],
): StandardPreview {
  if (content.questions[language].length === 0) return { text: '', citations: [], problems: [], notices: [] };
  const citations = standings.flatMap((one) => (one.stale === null ? [one.citation] : []));
  return { ...preview(content, language, citations, today(clock)), citations };
}
