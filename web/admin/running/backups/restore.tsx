import { Button } from 'antd';
import { useState } from 'react';
import type { RestoreDone, RestoreStaged, RestoreState } from '../../../../src/operations/api-running.ts';
import { call } from '../../../shared/api.ts';
import { useSpeech, useTable } from '../../../shared/language.tsx';
import { useTimes } from '../../../shared/times.ts';
import { useDoing } from '../../../shared/use-doing.ts';
import type { Read } from '../../frame/use-read.ts';
import { Facts } from '../../parts/facts.tsx';
import { useBytes } from '../../parts/use-bytes.ts';
import { ApplyDialog } from './apply-dialog.tsx';
import { BACKUPS_WORDS } from './words.ts';

/** Putting a backup back: what waits, what to do with it, and how the last time went. */
export function Restore({ state, read }: { state: RestoreState; read: Read<RestoreState> }) {
  const word = useTable(BACKUPS_WORDS);
  const [busy, doing] = useDoing();
  const upload = (file: File) =>
    doing(async () => {
      const zip = new Blob([file], { type: 'application/zip' });
      const next = await call<RestoreState>('POST', '/api/admin/restore', zip);
      read.patch(() => next);
    });
  const choose = () => {
    const input = Object.assign(document.createElement('input'), { type: 'file', accept: '.zip' });
    input.addEventListener('change', () => input.files?.[0] && upload(input.files[0]));
    input.click();
  };
  return (
    <section className="sheet">
      <header>
        <h2>{word('restore')}</h2>
        <Button size="small" loading={busy} onClick={choose}>
          {word('upload')}
        </Button>
      </header>
      <div className="sheet-body stack">
        <p className="quiet">{word('restoreAbout')}</p>
        {state.staged && <Staged staged={state.staged} read={read} />}
        {state.last && <Last last={state.last} />}
      </div>
    </section>
  );
}

function Staged({ staged, read }: { staged: RestoreStaged; read: Read<RestoreState> }) {
  const word = useTable(BACKUPS_WORDS);
  const { full } = useTimes();
  const bytes = useBytes();
  const [applies, setApplies] = useState(false);
  const [busy, doing] = useDoing();
  const { name, madeAt, conversations, documents, people, files, digest, stagedBy, stagedAt } = staged;
  const drop = () => doing(() => call('DELETE', '/api/admin/restore').then(read.renew));
  return (
    <div className="stack">
      <Facts
        facts={[
          [word('staged'), name],
          [word('madeAt'), full(madeAt)],
          [word('size'), bytes(staged.bytes)],
          [word('holds'), word('contents', { conversations, documents, people, files })],
          [word('digest'), <code key="digest">{digest}</code>],
          [word('prepared'), word('stagedBy', { name: stagedBy.name, time: full(stagedAt) })],
        ]}
      />
      <div className="row">
        <Button danger type="primary" onClick={() => setApplies(true)}>
          {word('apply')}
        </Button>
        <Button loading={busy} onClick={drop}>
          {word('drop')}
        </Button>
      </div>
      {applies && <ApplyDialog staged={staged} onClose={() => setApplies(false)} />}
    </div>
  );
}

function Last({ last }: { last: RestoreDone }) {
  const word = useTable(BACKUPS_WORDS);
  const { pick } = useSpeech();
  const { full } = useTimes();
  const { ok, at, erasedAgain, replaced, problem } = last;
  const words = [
    word(ok ? 'lastOk' : 'lastFailed', { time: full(at) }),
    problem && pick(problem),
    erasedAgain > 0 && word('erasedAgain', { n: erasedAgain }),
    replaced && word('replaced', { folder: replaced }),
  ];
  return (
    <p className="notice-line" data-tone={ok ? 'good' : 'alarm'}>
      {words.filter(Boolean).join(' · ')}
    </p>
  );
}
