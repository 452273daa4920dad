import { expect, it } from 'vitest';
import { hasData } from '../support/data.ts';
import { differencesOf, lawsOf, markdownOf, readLaw } from '../support/statutes.ts';

/** One law in six: over two hundred. */
const EVERY = 6;

it.skipIf(!hasData('statutes', 'corpus.jsonl'))(
  'reads just the articles of a law, never a cross-reference: every sixth of the statutes',
  { timeout: 120_000 },
  async () => {
    let laws = 0;
    let taken = 0;
    const wrong: [string, string[]][] = [];
    for await (const law of lawsOf('corpus.jsonl')) {
      laws++;
      if (laws % EVERY !== 0) continue;
      taken++;
      const title = law[0]!.title;
      const differences = differencesOf(law, readLaw(markdownOf(law), title));
      if (differences.length > 0) wrong.push([title, differences.slice(0, 3)]);
    }
    expect(taken).toBeGreaterThan(200);
    expect(wrong).toEqual([]);
  },
);
