import { Button, Select } from 'antd';
import { useState } from 'react';
import type { DataFileDetail, DryRun, DryRunBody } from '../../../src/operations/api-data.ts';
import type { EvaluationSetList } from '../../../src/operations/evaluation/api.ts';
import { Field } from '../../shared/account/field.tsx';
import { call } from '../../shared/api.ts';
import { useTable } from '../../shared/language.tsx';
import { Link } from '../../shared/route.tsx';
import { useSession } from '../../shared/session.tsx';
import { useDoing } from '../../shared/use-doing.ts';
import { useRead } from '../frame/use-read.ts';
import { EDITORS } from '../insight/editors.ts';
import { Change } from '../insight/evaluation/compare-screen.tsx';
import { useMeasure } from '../insight/evaluation/totals.tsx';
import { Rows } from '../parts/rows.tsx';
import { DATA_WORDS } from './words.ts';

interface Props {
  file: DataFileDetail;
  /** Whether there is text that is not in the draft yet. */
  changed: boolean;
  onChanged(file: DataFileDetail): void;
}

/** What the draft would change on a set of questions. */
export function DryRunView({ file, changed, onChanged }: Props) {
  const word = useTable(DATA_WORDS);
  const { is } = useSession();
  const dryRun = file.draft?.dryRun ?? null;
  return (
    <section className="sheet">
      <h2>{word('dryRun')}</h2>
      <div className="sheet-body stack">
        <p className="quiet">{word('dryRunText')}</p>
        {dryRun && <Result dryRun={dryRun} />}
        {is(...EDITORS) && dryRun?.state !== 'running' && (
          <Start file={file} changed={changed} onChanged={onChanged} />
        )}
      </div>
    </section>
  );
}

function Start({ file, changed, onChanged }: Props) {
  const word = useTable(DATA_WORDS);
  const { data } = useRead<EvaluationSetList>('/api/evaluation/sets');
  const [chosen, choose] = useState<string | null>(null);
  const [busy, doing] = useDoing();
  const sets = data?.sets ?? [];
  const setId = chosen ?? sets[0]?.id ?? null;
  const { id, revision } = file.draft!;
  const start = () =>
    doing(async () => {
      const body: DryRunBody = { revision, setId: setId! };
      onChanged(await call<DataFileDetail>('POST', `/api/admin/data/drafts/${id}/dry-run`, body));
    });
  return (
    <>
      <Field label={word('dryRunSet')} hint={changed ? word('saveFirst') : undefined}>
        {(field) => (
          <Select
            id={field}
            style={{ width: '100%' }}
            placeholder={word('dryRunNoSet')}
            disabled={sets.length === 0}
            value={setId}
            options={sets.map(({ id: value, name: label }) => ({ value, label }))}
            onChange={choose}
          />
        )}
      </Field>
      <Button loading={busy} disabled={!setId || changed} onClick={start}>
        {word('dryRunStart')}
      </Button>
    </>
  );
}

function Result({ dryRun }: { dryRun: DryRun }) {
  const word = useTable(DATA_WORDS);
  const measure = useMeasure();
  const { state, setId, setName, totals, better, worse, problem, beforeRun, afterRun } = dryRun;
  if (state === 'running') return <p role="status">{word('dryRunGoing')}</p>;
  if (state === 'failed')
    return (
      <p className="notice-line" data-tone="alarm">
        {word('dryRunFailed', { why: problem ?? '–' })}
      </p>
    );
  return (
    <>
      <p className="notice-line" data-tone={worse > 0 ? 'warn' : 'good'}>
        {setName}: {word('dryRunDone', { better, worse })}
      </p>
      <Rows
        label={word('dryRun')}
        rows={totals.filter(({ of }) => of > 0)}
        keyOf={(total) => total.measure}
        columns={[
          { name: '', head: true, cell: (total) => measure(total.measure) },
          { name: '', figure: true, cell: (total) => `${total.before} → ${total.after} / ${total.of}` },
          { name: '±', figure: true, cell: (total) => <Change by={total.after - total.before} /> },
        ]}
      />
      {beforeRun && afterRun && (
        <Link href={`/admin/evaluation/${setId}/${afterRun}?before=${beforeRun}`}>{word('compare')}</Link>
      )}
    </>
  );
}
