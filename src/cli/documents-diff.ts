import { type DifferenceRow, differenceOf, type WordPart } from '../../knowledge/difference.ts';
import { fault } from '../base/faults.ts';
import { versionsMeant, withStore } from './documents.ts';
import { say, sayJson } from './say.ts';

/** Prints what changed from one version to another; words taken out stand in [-…-], new ones in {+…+}. */
export async function documentsDiffCommand(
  before: string,
  after: string | undefined,
  options: { json?: boolean },
): Promise<void> {
  await withStore(async (store) => {
    const older = await versionsMeant(store, before);
    const newer = after === undefined ? older : await versionsMeant(store, after);
    const [from, to] = [after === undefined ? older.at(-2) : older.at(-1), newer.at(-1)];
    if (!from || !to) throw fault('not_found');
    const difference = await differenceOf(store, from.id, to.id);
    if (options.json) return sayJson(difference);
    say(
      `${difference.before.title} (${difference.before.label}) → ${difference.after.title} (${difference.after.label})`,
    );
    for (const row of difference.rows) if (row.change !== 'same') say(textOf(row));
    say(
      Object.entries(difference.counts)
        .map(([change, count]) => `${count} ${change}`)
        .join(', '),
    );
  });
}

function textOf({ change, before, after, words }: DifferenceRow): string {
  const [was, is] = [before?.article ?? '', after?.article ?? ''];
  const name = was === is ? is : [was, is].filter(Boolean).join(' → ');
  const text = change === 'changed' ? words.map(marked).join('') : ((after ?? before)?.text ?? '');
  return `${change.padEnd(8)} ${name} ${change === 'moved' ? '' : text}`;
}

function marked({ text, change }: WordPart): string {
  if (change === 'same') return text;
  return change === 'added' ? `{+${text}+}` : `[-${text}-]`;
}
