import { hasRole } from '../../accounts/roles.ts';
import { METADATA_FIELDS } from '../../knowledge/metadata-fields.ts';
import type { ParsedField, ParsedPassage } from '../../knowledge/parsed-document.ts';
import { fault } from '../../src/base/faults.ts';
import type { Store } from '../../src/store/open.ts';
import { readSwitch } from '../../src/store/switches.ts';
import type { Coverage } from '../coverage.ts';
import type { DraftAct, Refusal } from './api.ts';
import type { DraftDetail, DraftField, DraftPassage, Original } from './api-draft.ts';
import { blockersOf, type DraftContent, isUnsure } from './content.ts';
import { type Acting, DECIDERS, hadHandIn } from './decide.ts';
import { draftRows } from './draft-row.ts';
import { bestAgainst, matchesOf } from './matches.ts';
import { publicationOf } from './publication.ts';
import { draftRelations } from './relations-view.ts';
import { type Draft, loadContent, loadDraft } from './rows.ts';
import { wordFor } from './words.ts';

/** Everything about a draft that its page shows. Throws `not_found`. */
export async function draftDetail(store: Store, id: string, person: Acting['person']): Promise<DraftDetail> {
  const draft = await loadDraft(store, id);
  const content = await loadContent(store, id);
  const original = await originalOf(store, draft);
  const matches = content ? await matchesOf(store, id, content, original?.digest ?? null) : [];
  const [row] = await draftRows(store, [draft]);
  const parts = await store
    .selectFrom('drafts')
    .select(['id', 'name', 'state'])
    .where('parent_id', '=', id)
    .orderBy('nr')
    .execute();
  return {
    draft: row!,
    ...(await rightsOn(store, draft, person)),
    blockers: (content ? blockersOf(content) : []).map((code) => ({
      code,
      message: wordFor('blockers', code),
    })),
    ...(await contentView(store, content)),
    matches,
    against: bestAgainst(matches),
    original,
    parts: parts as DraftDetail['parts'],
    publication: await publicationOf(store, draft),
  };
}

async function contentView(store: Store, content: DraftContent | null) {
  if (!content)
    return {
      fields: [],
      passages: [],
      relations: [],
      warnings: [],
      coverage: null,
      visibility: 'public' as const,
      history: [],
    };
  const { parsed, warnings, edited } = content;
  return {
    fields: fieldViews(parsed.version.fields ?? [], parsed.passages),
    passages: parsed.passages.map(passageView),
    relations: await draftRelations(store, content),
    warnings,
    coverage: { ...(parsed.version.coverage as Coverage), edited },
    visibility: parsed.visibility,
    history: parsed.version.history,
  };
}

/** Fields as pages show them, with the passage in which their words stand. */
export function fieldViews(
  fields: readonly ParsedField[],
  passages: readonly Pick<ParsedPassage, 'article' | 'text'>[],
): DraftField[] {
  const texts = passages.map(({ article, text }) => plainly(`${article ?? ''}${text}`));
  const placeOf = (quote: string | null) => {
    const place = quote === null ? -1 : texts.findIndex((text) => text.includes(plainly(quote)));
    return place < 0 ? null : place;
  };
  return fields.map((field) => ({
    field: field.field,
    name: METADATA_FIELDS[field.field].name,
    value: field.value,
    required: METADATA_FIELDS[field.field].required,
    origin: field.origin,
    originName: wordFor('origins', field.origin),
    quote: field.quote,
    passage: placeOf(field.quote),
    confidence: field.confidence,
    unsure: isUnsure(field),
  }));
}

function passageView(passage: ParsedPassage, index: number): DraftPassage {
  const { kind, article, articleNumber, headingPath, page, text } = passage;
  return { index, kind, article, articleNumber, headingPath, page, text };
}

async function originalOf(store: Store, draft: Draft): Promise<Original | null> {
  if (draft.upload_id === null) return null;
  const row = await store
    .selectFrom('uploads')
    .selectAll()
    .where('id', '=', draft.upload_id)
    .executeTakeFirst();
  if (!row) return null;
  const { name, type, bytes, digest } = row;
  return { name, type, bytes, digest, url: draft.url };
}

const WRITERS = ['editor', 'approver', 'admin'] as const;
const OPEN_TO: Record<string, readonly DraftAct[]> = {
  draft: ['edit', 'submit', 'withdraw'],
  rejected: ['edit', 'submit', 'withdraw'],
  review: ['recall', 'withdraw'],
  failed: ['retry', 'withdraw'],
  packed: ['withdraw'],
  withdrawn: ['reopen'],
};
const DECISIONS: Record<string, readonly DraftAct[]> = {
  review: ['approve', 'reject'],
  approved: ['reject', 'unschedule'],
  published: ['undo'],
};

async function rightsOn(
  store: Store,
  draft: Draft,
  person: Acting['person'],
): Promise<{ may: DraftAct[]; mayNot: Refusal | null }> {
  const plain = hasRole(person, WRITERS) ? (OPEN_TO[draft.state] ?? []) : [];
  const decisions = hasRole(person, DECIDERS) ? (DECISIONS[draft.state] ?? []) : [];
  const own =
    decisions.includes('approve') && hadHandIn(draft, person.id) && (await readSwitch(store, 'four_eyes'));
  const may = [...plain, ...decisions].filter(
    (act) =>
      !(own && act === 'approve') && !(act === 'retry' && draft.upload_id === null && draft.url === null),
  );
  return { may, mayNot: own ? fourEyes() : null };
}

function fourEyes(): Refusal {
  const refused = fault('four_eyes');
  return { code: refused.code, retryable: false, message: { zh: refused.in('zh'), en: refused.in('en') } };
}

function plainly(text: string): string {
  return text.replace(/\s+/g, '');
}
