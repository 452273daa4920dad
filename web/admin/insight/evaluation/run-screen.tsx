import { Button, Checkbox, Progress, Select } from 'antd';
import { useState } from 'react';
import type { EvaluationRunDetail, EvaluationRunList } from '../../../../src/operations/evaluation/api.ts';
import { call } from '../../../shared/api.ts';
import { Nothing } from '../../../shared/empty.tsx';
import { useTable } from '../../../shared/language.tsx';
import { go } from '../../../shared/route.tsx';
import { useSession } from '../../../shared/session.tsx';
import { useTimes } from '../../../shared/times.ts';
import { useDoing } from '../../../shared/use-doing.ts';
import { Page } from '../../frame/page.tsx';
import { Shown } from '../../frame/shown.tsx';
import { type Read, useRead } from '../../frame/use-read.ts';
import { BackTitle } from '../../parts/back-title.tsx';
import { Rows } from '../../parts/rows.tsx';
import { EDITORS } from '../editors.ts';
import { PlayedAnswer } from './played-answer.tsx';
import { RunState } from './run-table.tsx';
import { Totals, useMeasure } from './totals.tsx';
import { EVALUATION_WORDS } from './words.ts';

const LOOK_MS = 1_500;

/** One run: how far it is, how it went measure by measure, and question by question. */
export function RunScreen({ set, id }: { set: string; id: string }) {
  const word = useTable(EVALUATION_WORDS);
  const { full } = useTimes();
  const [going, setGoing] = useState(true);
  const read = useRead<EvaluationRunDetail>(`/api/evaluation/runs/${id}`, going ? LOOK_MS : undefined);
  const run = read.data;
  const runs = run?.state === 'running' || run?.state === 'queued';
  if (run && runs !== going) setGoing(runs);
  return (
    <Page
      title={
        <BackTitle href={`/admin/evaluation/${set}?tab=runs`} back={word('tabRuns')}>
          {run ? `${full(run.startedAt)} ${run.label}` : word('run')}
        </BackTitle>
      }
      acts={run && <RunActs set={set} run={run} read={read} />}
    >
      <Shown read={read}>
        {(run) => (
          <div className="stack">
            <div className="row">
              <RunState run={run} />
              <span className="quiet">
                {run.by.name}
                {run.latency && ` · ${word('latency', rounded(run.latency))}`}
              </span>
            </div>
            {run.problem && <p role="alert">{run.problem}</p>}
            {runs && (
              <Progress
                percent={Math.round((100 * run.done) / Math.max(1, run.total))}
                aria-label={word('progress')}
              />
            )}
            <Totals totals={run.totals} />
            <Results run={run} />
          </div>
        )}
      </Shown>
    </Page>
  );
}

function rounded({ p50, p95 }: { p50: number; p95: number }) {
  return { p50: Math.round(p50), p95: Math.round(p95) };
}

function RunActs(props: { set: string; run: EvaluationRunDetail; read: Read<EvaluationRunDetail> }) {
  const { set, run, read } = props;
  const word = useTable(EVALUATION_WORDS);
  const { full } = useTimes();
  const { is } = useSession();
  const [busy, doing] = useDoing();
  const { data } = useRead<EvaluationRunList>(`/api/evaluation/runs?set=${set}`);
  const others = (data?.runs ?? []).filter((other) => other.id !== run.id && other.done > 0);
  if (run.state === 'running' || run.state === 'queued')
    return (
      is(...EDITORS) && (
        <Button
          loading={busy}
          onClick={() => doing(() => call('POST', `/api/evaluation/runs/${run.id}/cancel`).then(read.renew))}
        >
          {word('cancelRun')}
        </Button>
      )
    );
  return (
    <Select
      style={{ minWidth: 220 }}
      placeholder={word('compareWith')}
      aria-label={word('compareWith')}
      disabled={others.length === 0}
      value={null}
      options={others.map(({ id, startedAt, label }) => ({
        value: id,
        label: `${full(startedAt)} ${label}`,
      }))}
      onChange={(before) => go(`/admin/evaluation/${set}/${run.id}?before=${before}`)}
    />
  );
}

function Results({ run: { results, state } }: { run: EvaluationRunDetail }) {
  const word = useTable(EVALUATION_WORDS);
  const measure = useMeasure();
  const [failed, setFailed] = useState(true);
  const shown = failed ? results.filter(({ failures }) => failures.length > 0) : results;
  return (
    <section>
      <p className="row">
        <Checkbox checked={failed} onChange={({ target }) => setFailed(target.checked)}>
          {word('onlyFailures')}
        </Checkbox>
      </p>
      {shown.length === 0 ? (
        <Nothing icon={state === 'done' ? 'inForce' : 'clock'}>
          {word(state === 'done' ? 'allRight' : 'noFailureYet')}
        </Nothing>
      ) : (
        <Rows
          label={word('tabQuestions')}
          rows={shown}
          keyOf={({ questionId }) => questionId}
          columns={[
            {
              name: word('question'),
              head: true,
              cell: ({ name, question }) => (
                <>
                  <small>{name}</small> {question}
                </>
              ),
            },
            {
              name: word('failures'),
              cell: ({ failures }) =>
                failures.map((failure) => (
                  <span key={failure} className="tag" data-tone="alarm">
                    {measure(failure)}
                  </span>
                )),
            },
            { name: word('answer'), cell: ({ answer }) => <PlayedAnswer answer={answer} /> },
          ]}
        />
      )}
    </section>
  );
}
