import { differencesOf, lawsOf, markdownOf, readLaw } from '../test/support/statutes.ts';

/**
 * Whether every law of the statutes, written as Markdown, is read article by article as the source has it:
 * `npx tsx bench/statutes.ts [corpus.jsonl corpus_superseded.jsonl corpus_local.jsonl]`. Prints one line per law
 * that differs, and the sums.
 */
const files = process.argv.slice(2);
for (const file of files.length > 0
  ? files
  : ['corpus.jsonl', 'corpus_superseded.jsonl', 'corpus_local.jsonl']) {
  const begun = performance.now();
  const sums = { file, laws: 0, articles: 0, whole: 0, differing: 0 };
  for await (const law of lawsOf(file)) {
    const title = law[0]?.title ?? '';
    const read = readLaw(markdownOf(law), title);
    const differences = differencesOf(law, read);
    sums.laws++;
    sums.articles += law.filter(({ article }) => /^第.+条/.test(article)).length;
    if (read.coverage.ratio === 1) sums.whole++;
    if (differences.length === 0) continue;
    sums.differing++;
    print({ title, date: law[0]?.version_date, differences: differences.slice(0, 3) });
  }
  print({ ...sums, seconds: Math.round((performance.now() - begun) / 100) / 10 });
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
