import type { ArticleRef } from '../../knowledge/article-ref.ts';
import { documentKey } from '../../knowledge/document-key.ts';
import { METADATA_FIELDS, UNSURE_BELOW } from '../../knowledge/metadata-fields.ts';
import type { ParsedDocument, ParsedField } from '../../knowledge/parsed-document.ts';
import type { RelationKind } from '../../knowledge/relation-kinds.ts';
import type { Day } from '../../src/base/time.ts';
import type { ReadDocument } from '../document.ts';
import type { Warning } from '../warnings.ts';

/** What a text does to a held one, as a person said. */
export interface AddedRelation {
  kind: RelationKind;
  documentId: number;
  articles: ArticleRef[] | null;
  on: Day | null;
  until: Day | null;
}

/** A draft's text as it would be published: `draft_revisions.content`. */
export interface DraftContent {
  /** Its fields of origin `person` are what was set by hand; they stand in the other places of the document too. */
  parsed: ParsedDocument;
  added: AddedRelation[];
  warnings: Warning[];
  /** Whether passages were changed since the file was read. */
  edited: boolean;
}

/** What was read, as the first content of a draft. */
export function contentOf({ parsed, warnings }: ReadDocument): DraftContent {
  return { parsed, added: [], warnings, edited: false };
}

/** What a text is known by draws its name and day from its fields, which may have changed. */
export function withIdentity(content: DraftContent): DraftContent {
  const { parsed } = content;
  const { publishedOn, title } = parsed.version;
  const year = /[（(]((?:19|20)\d{2})\D{0,6}[)）]$/.exec(title)?.[1];
  return {
    ...content,
    parsed: {
      ...parsed,
      key: documentKey(parsed.title, parsed.region),
      version: { ...parsed.version, label: publishedOn ?? year ?? 'undated' },
    },
  };
}

/** Whether a field waits for a person. */
export function isUnsure({ origin, confidence }: ParsedField): boolean {
  return origin !== 'person' && confidence < UNSURE_BELOW;
}

/** What lists show of a content. */
export function columnsOf({ parsed, warnings }: DraftContent) {
  const { version } = parsed;
  return {
    title: parsed.title,
    document_number: version.documentNumber,
    level: parsed.level,
    region: parsed.region,
    published_on: version.publishedOn,
    effective_from: version.effectiveFrom,
    effective_to: version.effectiveTo,
    document_key: parsed.key,
    label: version.label,
    passages: parsed.passages.length,
    unsure: (version.fields ?? []).filter(isUnsure).length,
    warnings: warnings.length,
  };
}

export type Blocker = 'no_passages' | 'empty_passage' | 'no_title' | 'window_reversed';

/** What hinders a content from being submitted. */
export function blockersOf({ parsed }: DraftContent): Blocker[] {
  const { effectiveFrom, effectiveTo } = parsed.version;
  return [
    ...(parsed.passages.length === 0 ? (['no_passages'] as const) : []),
    ...(parsed.passages.some(({ text }) => text.trim() === '') ? (['empty_passage'] as const) : []),
    ...(METADATA_FIELDS.title.value.safeParse(parsed.title).success ? [] : (['no_title'] as const)),
    ...(effectiveFrom && effectiveTo && effectiveTo < effectiveFrom ? (['window_reversed'] as const) : []),
  ];
}
