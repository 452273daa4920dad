import { useSpeech, useTable } from '../../shared/language.tsx';
import { goToLine } from './text-editor.tsx';
import type { Editing } from './use-editing.ts';
import { DATA_WORDS } from './words.ts';

/** Whether the text fits, and what is wrong where. */
export function Findings({ editing: { problems, changed, failed } }: { editing: Editing }) {
  const word = useTable(DATA_WORDS);
  const { pick } = useSpeech();
  return (
    <section aria-live="polite">
      {failed ? (
        <p className="notice-line" data-tone="warn">
          {word('checkFailed')}
        </p>
      ) : problems === null ? (
        <p className="quiet">{word('checking')}</p>
      ) : problems.length === 0 ? (
        changed && (
          <p className="notice-line" data-tone="good">
            {word('fits')}
          </p>
        )
      ) : (
        <div className="notice-line" data-tone="alarm">
          <b>{word('problems', { n: problems.length })}</b>
          <ul className="findings">
            {problems.map(({ line, field, problem }) => (
              <li key={`${line} ${field} ${problem.en}`}>
                {line === null ? (
                  word('whole')
                ) : (
                  <button type="button" className="link-button" onClick={() => goToLine(line)}>
                    {word('problemAt', { line })}
                  </button>
                )}{' '}
                {field && <code>{field}</code>} {pick(problem)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
