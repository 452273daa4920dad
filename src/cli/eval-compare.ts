import { writeFile } from 'node:fs/promises';
import { type Comparison, compareRuns } from '../operations/evaluation/compare.ts';
import { comparePage } from './eval-page.ts';
import { readExpectations, readResults } from './eval-read.ts';
import { say, sayJson } from './say.ts';

/** Two runs side by side: what got better or worse by what the questions expect, and what merely differs. */
export async function evalCompareCommand(
  before: string,
  after: string,
  options: { questions?: string; html?: string; json?: boolean },
): Promise<void> {
  const comparison = compareRuns(
    await readResults(before),
    await readResults(after),
    options.questions ? await readExpectations(options.questions) : [],
  );
  if (options.html) await writeFile(options.html, comparePage(comparison, before, after));
  if (options.json) sayJson(comparison);
  else print(comparison);
}

function print({ differences, totals: sums, same }: Comparison): void {
  for (const { measure, before, after, of } of sums)
    say(
      `${measure.padEnd(18)} ${before}/${of} → ${after}/${of}${after === before ? '' : after > before ? '  ▲' : '  ▼'}`,
    );
  for (const change of ['worse', 'mixed', 'better', 'different'] as const) {
    const rows = differences.filter((row) => row.change === change);
    if (rows.length === 0) continue;
    say(`\n${change} (${rows.length})`);
    for (const { id, question, why } of rows) say(`  ${id}  ${why.join(', ')}  ${question}`);
  }
  say(`\nthe same: ${same}`);
}
