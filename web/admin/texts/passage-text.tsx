import type { PassageKind } from '../../../knowledge/passage.ts';
import { type Inline, readMarkdown } from '../../chat/markdown.ts';
import { StatuteText } from '../../chat/statute-text.tsx';

/** The words of a passage; a table as a table. Whatever it holds is shown as text. */
export function PassageText({ kind, text }: { kind: PassageKind; text: string }) {
  const table = kind === 'table' ? readMarkdown(text).find((block) => block.kind === 'table') : undefined;
  if (!table) return <StatuteText text={text} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, and must do so by keyboard too
    <section className="passage-table" tabIndex={0} aria-label={table.head.map(wordsOf).join(' ')}>
      <table>
        <thead>
          <tr>
            {table.head.map((cell, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: cells have no identity but their place
              <th key={at}>{wordsOf(cell)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
            <tr key={line}>
              {row.map((cell, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells have no identity but their place
                <td key={at}>{wordsOf(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function wordsOf(content: readonly Inline[]): string {
  return content
    .map((one) => {
      if (one.kind === 'break') return '\n';
      if (one.kind === 'mark') return `[${one.position}]`;
      return 'text' in one ? one.text : wordsOf(one.content);
    })
    .join('');
}
