import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GuideEvidence } from '../bot/steps/retrieve.ts';
import { retrieve } from '../bot/steps/retrieve.ts';
import { understand } from '../bot/steps/understand.ts';
import { TUNING } from '../bot/tuning.ts';
import { builtinEmbedder } from '../knowledge/embedder.builtin.ts';
import { openKnowledge } from '../knowledge/open.ts';
import { heldSections } from '../services/guide-content.ts';
import { createLikeness } from '../services/likeness.ts';
import { loadGuides } from '../services/load-guides.ts';
import { createLogger } from '../src/base/log.ts';
import { clockAt, type Day } from '../src/base/time.ts';
import { openStore } from '../src/store/open.ts';

/**
 * Whether a question comes to the section of the starter guides that answers it, the guides alone being held:
 * `node --import tsx bench/sections.ts [FILE …]`, FILE: lines of a question, a tab, and the sections that answer it
 * (`guide/section`, commas between). Without FILE those of `bench/answers`: `plain` (as people write who know what
 * they ask) and `colloquial`. Prints, by language, how often the first section is right, one of the first three is, and
 * of those put forward as the answer (not as the closest) how many are right.
 */
const DAY: Day = '2026-11-25';
const files = process.argv.slice(2);
const sets = files.length > 0 ? files : ['plain', 'colloquial'].map((name) => `bench/answers/${name}.tsv`);

const store = await openStore(':memory:');
const clock = clockAt(DAY);
await loadGuides(store, clock);
const knowledge = await openKnowledge({
  ...{ store, embedder: builtinEmbedder(), dataDir: null, clock, logger: createLogger('error') },
});
await knowledge.settle();
const likeness = createLikeness(await heldSections(store));

for (const file of sets) {
  const rows = readFileSync(join(process.cwd(), file), 'utf8').trim().split('\n');
  const tried = await Promise.all(rows.map(tryOut));
  for (const language of ['zh', 'en'] as const)
    process.stdout.write(
      `${file} ${language}: ${summary(tried.filter((one) => one.language === language))}\n`,
    );
}
await knowledge.close();
await store.destroy();

interface Tried {
  language: 'zh' | 'en';
  first: boolean;
  three: boolean;
  clear: boolean;
}

async function tryOut(row: string): Promise<Tried> {
  const [text = '', right = ''] = row.split('\t');
  const locale = /\p{Script=Han}/u.test(text) ? 'zh' : 'en';
  const understood = understand({ text, locale, history: [], today: DAY } as never);
  const { searchText, standalone, language, asOf, regions } = understood;
  const request = { text: searchText, language, asOf, regions, limit: TUNING.hits };
  const { guides } = await retrieve({ store, search: knowledge.search, likeness }, request, standalone);
  const isRight = (guide?: GuideEvidence) =>
    guide !== undefined && right.split(',').includes(`${guide.content.guide}/${guide.content.section}`);
  const [best] = guides;
  return {
    language,
    first: isRight(best),
    three: guides.slice(0, 3).some(isRight),
    clear: (best?.strength ?? 0) >= TUNING.guideClear[language],
  };
}

function summary(tried: Tried[]): string {
  const share = (some: Tried[], of: Tried[]) => `${some.length}/${of.length}`;
  const clear = tried.filter((one) => one.clear);
  return [
    `first ${share(
      tried.filter((one) => one.first),
      tried,
    )}`,
    `first three ${share(
      tried.filter((one) => one.three),
      tried,
    )}`,
    `put forward ${share(clear, tried)}`,
    `right of these ${share(
      clear.filter((one) => one.first),
      clear,
    )}`,
  ].join(', ');
}
