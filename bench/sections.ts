import { readFileSync } from 'node:fs';
import { type GuideEvidence, retrieve } from '../bot/steps/retrieve.ts';
import { understand } from '../bot/steps/understand.ts';
import { TUNING } from '../bot/tuning.ts';
import { builtinEmbedder } from '../knowledge/embedder.builtin.ts';
import { loadGuides } from '../services/load-guides.ts';
import { type Language, languageOf } from '../src/base/language.ts';
import { clockAt, type Day } from '../src/base/time.ts';
import { openStore } from '../src/store/open.ts';
import { openAnswering } from '../test/support/evidence.ts';

/**
 * Whether a question comes to the section of the starter guides that answers it, the guides alone being held:
 * `node --import tsx bench/sections.ts [FILE …]`, FILE: lines of a question, a tab, and the sections that answer it
 * (`guide/section`, commas between). Without FILE those of `bench/answers`: `plain` (as people write who know what
 * they ask) and `colloquial`. Prints, by language, how often the first section is right, one of the first three is, and
 * of those put forward as the answer (not as the closest) how many are right.
 */
const DAY: Day = '2026-11-25';
const files = process.argv.slice(2);
const sets = files.length > 0 ? files : ['bench/answers/plain.tsv', 'bench/answers/colloquial.tsv'];

const store = await openStore(':memory:');
await loadGuides(store, clockAt(DAY));
const { deps, knowledge } = await openAnswering(store, builtinEmbedder());
for (const file of sets) {
  const rows = readFileSync(file, 'utf8').trim().split('\n');
  const tried = await Promise.all(rows.map(tryOut));
  for (const language of ['zh', 'en'] as const)
    say(
      `${file} ${language}`,
      tried.filter((one) => one.language === language),
    );
}
await knowledge.close();
await store.destroy();

interface Tried {
  language: Language;
  /** The first section is right; one of the first three is; the first would be put forward as the answer. */
  first: boolean;
  three: boolean;
  clear: boolean;
}

async function tryOut(row: string): Promise<Tried> {
  const [text = '', right = ''] = row.split('\t');
  const asked = { text, locale: languageOf(text), history: [], today: DAY };
  const { searchText, standalone, language, asOf, regions } = understand(asked);
  const request = { text: searchText, language, asOf, regions, limit: TUNING.hits };
  const { guides } = await retrieve(deps, request, standalone);
  const isRight = ({ content: { guide, section } }: GuideEvidence) =>
    right.split(',').includes(`${guide}/${section}`);
  return {
    language,
    first: guides.slice(0, 1).some(isRight),
    three: guides.slice(0, 3).some(isRight),
    clear: (guides[0]?.strength ?? 0) >= TUNING.guideClear[language],
  };
}

function say(name: string, tried: readonly Tried[]): void {
  const clear = tried.filter((one) => one.clear);
  const share = (of: readonly Tried[], is: 'first' | 'three' | 'clear') =>
    `${of.filter((one) => one[is]).length}/${of.length}`;
  process.stdout.write(
    `${name}: first ${share(tried, 'first')}, first three ${share(tried, 'three')}, ` +
      `put forward ${share(tried, 'clear')}, right of these ${share(clear, 'first')}\n`,
  );
}
