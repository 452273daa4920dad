import { structuredPatch } from 'diff';
import type { DataDifference } from '../api-data.ts';

const AROUND = 3;
/** Lines shown. */
const SHOWN = 2_000;

/** Two texts line by line: the changed places with some lines around them. */
export function differenceOf(before: string, after: string): DataDifference {
  const { hunks } = structuredPatch('', '', before, after, '', '', { context: AROUND });
  const lines: DataDifference['lines'] = [];
  for (const { oldStart, newStart, lines: texts } of hunks) {
    let [from, to] = [oldStart, newStart];
    for (const line of texts) {
      const text = line.slice(1);
      if (line.startsWith('+')) lines.push({ kind: 'added', from: null, to: to++, text });
      else if (line.startsWith('-')) lines.push({ kind: 'removed', from: from++, to: null, text });
      else if (line.startsWith(' ')) lines.push({ kind: 'same', from: from++, to: to++, text });
    }
  }
  return {
    added: lines.filter(({ kind }) => kind === 'added').length,
    removed: lines.filter(({ kind }) => kind === 'removed').length,
    lines: lines.slice(0, SHOWN),
    cut: lines.length > SHOWN,
  };
}
