import { Segmented } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { DataFileDetail } from '../../../src/operations/api-data.ts';
import { useSpeech, useTable } from '../../shared/language.tsx';
import { useSession } from '../../shared/session.tsx';
import { Page } from '../frame/page.tsx';
import { Shown } from '../frame/shown.tsx';
import { useRead } from '../frame/use-read.ts';
import { EDITORS } from '../insight/editors.ts';
import { BackTitle } from '../parts/back-title.tsx';
import { LineDifference } from '../parts/line-difference.tsx';
import { DataActs } from './data-acts.tsx';
import { DataHistory } from './data-history.tsx';
import { FileTags } from './data-list.tsx';
import { DryRunView } from './dry-run.tsx';
import { Findings } from './findings.tsx';
import { TextEditor } from './text-editor.tsx';
import { useEditing } from './use-editing.ts';
import { DATA_WORDS } from './words.ts';

/** The form needs a reader of YAML, which only those who edit download. */
const YamlForm = lazy(() => import('./yaml-form.tsx'));

const LOOK_MS = 3_000;

/** One file: its content to edit, what is wrong with it, what the edit changes, and all that became of it. */
export function DataScreen({ path }: { path: string }) {
  const word = useTable(DATA_WORDS);
  const { pick } = useSpeech();
  const [waits, setWaits] = useState(false);
  const read = useRead<DataFileDetail>(
    `/api/admin/data/file?path=${encodeURIComponent(path)}`,
    waits ? LOOK_MS : undefined,
  );
  const file = read.data;
  const going = file !== null && (file.draft?.dryRun?.state === 'running' || (!file.inUse && !file.refused));
  if (going !== waits) setWaits(going);
  const title = (
    <BackTitle href="/admin/data" back={word('allFiles')}>
      {file ? pick(file.about) : path} <small>{path}</small>
    </BackTitle>
  );
  if (!file)
    return (
      <Page title={title}>
        <Shown read={read}>{() => null}</Shown>
      </Page>
    );
  return (
    <FileScreen
      key={`${file.draft?.id ?? 'none'} ${file.live?.id ?? 'none'}`}
      title={title}
      file={file}
      onChanged={(next) => read.patch(() => next)}
    />
  );
}

interface Props {
  title: React.ReactNode;
  file: DataFileDetail;
  onChanged(file: DataFileDetail): void;
}

const VIEWS = ['form', 'text', 'difference', 'history'] as const;
const NAMES = {
  form: 'viewForm',
  text: 'viewText',
  difference: 'viewDifference',
  history: 'viewHistory',
} as const;

function FileScreen({ title, file, onChanged }: Props) {
  const word = useTable(DATA_WORDS);
  const { is } = useSession();
  const [view, setView] = useState<(typeof VIEWS)[number]>('text');
  const editing = useEditing(file);
  const { content, setContent, problems } = editing;
  const readOnly = !is(...EDITORS) || file.draft?.state === 'review';
  return (
    <Page
      title={title}
      acts={<DataActs file={file} editing={editing} onChanged={onChanged} />}
      bar={
        <>
          <Segmented
            aria-label={word('file')}
            value={view}
            options={VIEWS.map((value) => ({ value, label: word(NAMES[value]) }))}
            onChange={setView}
          />
          <FileTags file={file} />
        </>
      }
    >
      <div className="data-screen">
        <div className="data-content">
          {view === 'text' && (
            <TextEditor
              label={word('content')}
              text={content}
              problems={problems}
              readOnly={readOnly}
              onChange={setContent}
            />
          )}
          {view === 'form' && (
            <Suspense fallback={null}>
              <YamlForm text={content} readOnly={readOnly} onChange={setContent} />
            </Suspense>
          )}
          {view === 'difference' && <Difference editing={editing} file={file} />}
          {view === 'history' && <DataHistory file={file} onChanged={onChanged} />}
        </div>
        <aside className="stack">
          <Findings editing={editing} />
          {file.draft && <DryRunView file={file} changed={editing.changed} onChanged={onChanged} />}
        </aside>
      </div>
    </Page>
  );
}

function Difference({ editing, file }: { editing: ReturnType<typeof useEditing>; file: DataFileDetail }) {
  const word = useTable(DATA_WORDS);
  const difference = editing.difference ?? (editing.changed ? null : file.difference);
  if (!difference) return <p className="quiet">{word(editing.changed ? 'checking' : 'noDraft')}</p>;
  return <LineDifference difference={difference} />;
}
