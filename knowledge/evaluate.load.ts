import { z } from 'zod';
import { systemClock } from '../src/base/time.ts';
import type { Store } from '../src/store/open.ts';
import { syncDocument } from './corpus-write.ts';
import type { Level } from './levels.ts';
import { NUMERAL_CHARACTERS, toNumber } from './numerals.ts';
import type { ParsedDocument, ParsedPassage } from './parsed-document.ts';
import type { Passage } from './passage.ts';
import { NATIONAL } from './regions.ts';

/** One citable unit of a benchmark corpus. */
export const unitSchema = z.object({
  id: z.string(),
  title: z.string(),
  version_date: z.string(),
  article: z.string(),
  chapter: z.string(),
  text: z.string(),
  kind: z.string(),
});
export type Unit = z.output<typeof unitSchema>;

/** Legal level by the corpus's own kinds; whatever is not named here is a law. */
const LEVEL_OF_KIND: Record<string, Level> = {
  行政法规: 'regulation',
  司法解释: 'interpretation',
  部门规章: 'rule',
  地方性法规: 'local_regulation',
};

/** Stores a corpus as documents of one version each; gives the way back from a passage to its unit. */
export async function loadUnits(store: Store, units: readonly Unit[]): Promise<(passage: Passage) => string> {
  const texts = new Map<string, Unit[]>();
  for (const unit of units) {
    const key = unit.id.replace(/#.*$/, '');
    const text = texts.get(key);
    if (text) text.push(unit);
    else texts.set(key, [unit]);
  }
  const byPlace = new Map<string, string>();
  for (const [key, text] of texts) {
    const { versionId } = await syncDocument(store, toDocument(key, text), {
      clock: systemClock,
      actor: 'eval',
    });
    for (const [ordinal, { id }] of text.entries()) byPlace.set(`${versionId}/${ordinal}`, id);
  }
  return ({ versionId, ordinal }) => byPlace.get(`${versionId}/${ordinal}`) ?? '';
}

function toDocument(key: string, units: readonly Unit[]): ParsedDocument {
  const { title, version_date, kind } = units[0]!;
  return {
    key,
    title,
    issuer: null,
    level: LEVEL_OF_KIND[kind] ?? 'law',
    region: NATIONAL,
    topics: [],
    language: 'zh',
    visibility: 'public',
    version: {
      label: version_date,
      title,
      documentNumber: null,
      publishedOn: version_date,
      effectiveFrom: null,
      effectiveTo: null,
      ended: null,
      endedBy: null,
      note: null,
      source: key,
      sourceDigest: key,
      history: [],
      provenance: {},
      coverage: null,
    },
    passages: units.map(toPassage),
  };
}

const ARTICLE = new RegExp(`^第([${NUMERAL_CHARACTERS}]+)条`, 'u');

function toPassage({ article, chapter, text }: Unit): ParsedPassage {
  const number = ARTICLE.exec(article)?.[1];
  return {
    kind: number ? 'article' : 'preamble',
    article: number ? article : null,
    articleNumber: number ? toNumber(number) : null,
    headingPath: chapter === '' ? [] : [chapter],
    page: null,
    text,
    searchText: '',
    content: null,
  };
}
