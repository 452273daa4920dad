import type { ConflictReport } from '../../../desk/api-case.ts';
import { useWords } from '../words.ts';

/** Whether somebody has worked for the other side, and in which cases. */
export function ConflictView({ report }: { report: ConflictReport }) {
  const say = useWords();
  if (report.level === 'none') return <p className="verdict">{say('conflictNone')}</p>;
  return (
    <div className="verdict" data-tone={report.level === 'both_sides' ? 'alarm' : 'warn'} role="alert">
      <p>{say(`conflict_${report.level}`)}</p>
      <ul>
        {report.cases.map(({ reference, party, side }) => (
          <li key={`${reference}-${party}-${side}`}>
            {say('conflictCase', { reference, party, side: say(`partySide_${side}`) })}
          </li>
        ))}
      </ul>
    </div>
  );
}
