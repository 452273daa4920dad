import type { EvaluationComparison } from '../../../../src/operations/evaluation/api.ts';
import { Nothing } from '../../../shared/empty.tsx';
import { useTable } from '../../../shared/language.tsx';
import { useTimes } from '../../../shared/times.ts';
import { Page } from '../../frame/page.tsx';
import { Shown } from '../../frame/shown.tsx';
import { useRead } from '../../frame/use-read.ts';
import { BackTitle } from '../../parts/back-title.tsx';
import { Rows } from '../../parts/rows.tsx';
import { PlayedAnswer } from './played-answer.tsx';
import { useMeasure } from './totals.tsx';
import { EVALUATION_WORDS } from './words.ts';

const TONES = { better: 'good', worse: 'alarm', mixed: 'warn', different: undefined } as const;

/** Two runs of one set: what is better, what is worse. */
export function CompareScreen({ set, before, after }: { set: string; before: string; after: string }) {
  const word = useTable(EVALUATION_WORDS);
  const { full } = useTimes();
  const read = useRead<EvaluationComparison>(`/api/evaluation/compare?before=${before}&after=${after}`);
  return (
    <Page
      title={
        <BackTitle href={`/admin/evaluation/${set}/${after}`} back={word('run')}>
          {read.data
            ? `${full(read.data.before.startedAt)} → ${full(read.data.after.startedAt)}`
            : word('compare')}
        </BackTitle>
      }
    >
      <Shown read={read}>
        {(comparison) => (
          <div className="stack">
            <ComparedTotals comparison={comparison} />
            <Differences comparison={comparison} />
            <p className="quiet">{word('sameRest', { n: comparison.same })}</p>
          </div>
        )}
      </Shown>
    </Page>
  );
}

function ComparedTotals({ comparison: { totals } }: { comparison: EvaluationComparison }) {
  const word = useTable(EVALUATION_WORDS);
  const measure = useMeasure();
  return (
    <Rows
      label={word('measure')}
      rows={totals.filter(({ of }) => of > 0)}
      keyOf={(total) => total.measure}
      columns={[
        { name: word('measure'), head: true, cell: (total) => measure(total.measure) },
        { name: word('before'), figure: true, cell: (total) => total.before },
        { name: word('after'), figure: true, cell: (total) => total.after },
        {
          name: '±',
          figure: true,
          cell: (total) => <Change by={total.after - total.before} />,
        },
        { name: word('of'), figure: true, cell: ({ of }) => of },
      ]}
    />
  );
}

/** A difference with its sign, coloured as good or bad. */
export function Change({ by }: { by: number }) {
  if (by === 0) return '0';
  return (
    <span className="tag" data-tone={by > 0 ? 'good' : 'alarm'}>
      {by > 0 ? `+${by}` : `−${-by}`}
    </span>
  );
}

function Differences({ comparison: { differences } }: { comparison: EvaluationComparison }) {
  const word = useTable(EVALUATION_WORDS);
  if (differences.length === 0) return <Nothing icon="inForce">{word('noChange')}</Nothing>;
  return (
    <Rows
      label={word('change')}
      rows={differences}
      keyOf={({ questionId }) => questionId}
      columns={[
        {
          name: word('change'),
          cell: ({ change, why }) => (
            <>
              <span className="tag" data-tone={TONES[change]}>
                {word(`change_${change}`)}
              </span>
              <br />
              <small>{why.join(', ')}</small>
            </>
          ),
        },
        {
          name: word('question'),
          head: true,
          cell: ({ name, question }) => (
            <>
              <small>{name}</small> {question}
            </>
          ),
        },
        { name: word('before'), cell: ({ before }) => <PlayedAnswer answer={before} /> },
        { name: word('after'), cell: ({ after }) => <PlayedAnswer answer={after} /> },
      ]}
    />
  );
}
