import type { EvaluationRun, EvaluationRunList } from '../../../../src/operations/evaluation/api.ts';
import { Nothing } from '../../../shared/empty.tsx';
import { useTable } from '../../../shared/language.tsx';
import { Link } from '../../../shared/route.tsx';
import { useTimes } from '../../../shared/times.ts';
import { Shown } from '../../frame/shown.tsx';
import { useRead } from '../../frame/use-read.ts';
import { Rows } from '../../parts/rows.tsx';
import { useMeasure } from './totals.tsx';
import { EVALUATION_WORDS } from './words.ts';

const LOOK_MS = 3_000;

/** The runs of a set, newest first, each beside the one before it. */
export function RunTable({ set }: { set: string }) {
  const word = useTable(EVALUATION_WORDS);
  const measure = useMeasure();
  const { full } = useTimes();
  const read = useRead<EvaluationRunList>(`/api/evaluation/runs?set=${set}`, LOOK_MS);
  return (
    <Shown read={read}>
      {({ runs }) =>
        runs.length === 0 ? (
          <Nothing icon="clock">{word('noRuns')}</Nothing>
        ) : (
          <Rows
            label={word('runs')}
            rows={runs}
            keyOf={({ id }) => id}
            columns={[
              {
                name: word('started'),
                head: true,
                cell: ({ id, startedAt, label }) => (
                  <>
                    <Link href={`/admin/evaluation/${set}/${id}`}>{full(startedAt)}</Link> {label}
                  </>
                ),
              },
              { name: word('by'), cell: ({ by }) => by.name },
              { name: word('state'), cell: (run) => <RunState run={run} /> },
              { name: word('progress'), cell: ({ done, total }) => `${done}/${total}`, figure: true },
              {
                name: word('result'),
                cell: ({ totals }) =>
                  totals
                    .filter(({ of }) => of > 0)
                    .map((total) => `${measure(total.measure)} ${total.right}/${total.of}`)
                    .join(' · '),
              },
              {
                name: '',
                cell: ({ id }) => {
                  const before = runs[runs.findIndex((one) => one.id === id) + 1];
                  if (!before) return null;
                  return (
                    <Link href={`/admin/evaluation/${set}/${id}?before=${before.id}`}>{word('compare')}</Link>
                  );
                },
              },
            ]}
          />
        )
      }
    </Shown>
  );
}

const TONES: Partial<Record<EvaluationRun['state'], string>> = {
  done: 'good',
  failed: 'alarm',
  interrupted: 'warn',
};

/** How a run stands, and with what it was played. */
export function RunState({ run: { state, overlay, model, problem } }: { run: EvaluationRun }) {
  const word = useTable(EVALUATION_WORDS);
  return (
    <span className="row">
      <span className="tag" data-tone={TONES[state]} title={problem ?? undefined}>
        {word(`state_${state}`)}
      </span>
      {overlay && <span className="tag">{word('overlay')}</span>}
      {model && <span className="tag">{word('withModel')}</span>}
    </span>
  );
}
