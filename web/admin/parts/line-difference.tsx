import type { DataDifference } from '../../../src/operations/api-data.ts';
import { useTable } from '../../shared/language.tsx';
import { PARTS_WORDS } from './words.ts';
import './difference.css';

/** Two texts line by line: what came, what went, and a little around it. */
export function LineDifference({ difference }: { difference: DataDifference }) {
  const word = useTable(PARTS_WORDS);
  const { added, removed, lines, cut } = difference;
  if (added + removed === 0) return <p className="quiet">{word('differenceNone')}</p>;
  return (
    <>
      <p className="quiet">{word('differenceCount', { added, removed })}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard */}
      <div className="difference" tabIndex={0}>
        <table>
          <tbody>
            {lines.map(({ kind, from, to, text }) => (
              <tr key={`${kind} ${from} ${to}`} data-kind={kind}>
                <td className="num">{from}</td>
                <td className="num">{to}</td>
                <td>
                  {kind !== 'same' && (
                    <span className="unseen">{word(kind === 'added' ? 'lineAdded' : 'lineRemoved')} </span>
                  )}
                  <span aria-hidden="true">{SIGNS[kind]}</span>
                  {text}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {cut && <p className="quiet">{word('differenceCut')}</p>}
    </>
  );
}

const SIGNS = { same: '  ', added: '+ ', removed: '− ' };
