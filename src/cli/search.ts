import { languageOf } from '../base/language.ts';
import { today } from '../base/time.ts';
import { withApp } from './open.ts';
import { say, sayJson } from './say.ts';

interface SearchOptions {
  json?: boolean;
  limit: number;
  asOf?: string;
  region?: string[];
}

/** Finds passages with the search that answers use, and shows why each was found. */
export async function searchCommand(words: string, options: SearchOptions): Promise<void> {
  await withApp(options.asOf, async ({ knowledge, clock }) => {
    const result = await knowledge.search({
      text: words,
      language: languageOf(words),
      asOf: today(clock),
      regions: options.region ?? [],
      limit: options.limit,
    });
    if (options.json) return sayJson(result);
    for (const { passage, validity, score, lexical, vector, exact } of result.hits) {
      const found = [
        exact && 'named',
        lexical && `words #${lexical.rank}`,
        vector && `likeness #${vector.rank}`,
      ];
      say(`《${passage.title}》${passage.article ?? passage.headingPath.join(' › ')}  [${validity}]`);
      say(`  ${score.toFixed(4)}  ${found.filter(Boolean).join(', ')}`);
      say(`  ${passage.text.replace(/\s+/g, ' ').slice(0, 120)}`);
    }
    say(
      `${result.hits.length} passages, ${Object.entries(result.timings)
        .map(([stage, ms]) => `${stage} ${ms.toFixed(1)} ms`)
        .join(', ')}`,
    );
  });
}
