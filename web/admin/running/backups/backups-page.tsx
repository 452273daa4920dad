import { App, Button } from 'antd';
import type { BackupFile, BackupList } from '../../../../src/operations/api.ts';
import type { RestoreState } from '../../../../src/operations/api-running.ts';
import { call } from '../../../shared/api.ts';
import { Nothing } from '../../../shared/empty.tsx';
import { useTable } from '../../../shared/language.tsx';
import { useSession } from '../../../shared/session.tsx';
import { useTimes } from '../../../shared/times.ts';
import { useDoing } from '../../../shared/use-doing.ts';
import { Page } from '../../frame/page.tsx';
import { Shown } from '../../frame/shown.tsx';
import { useRead } from '../../frame/use-read.ts';
import { fetchFile } from '../../parts/fetch-file.ts';
import { Rows } from '../../parts/rows.tsx';
import { useBytes } from '../../parts/use-bytes.ts';
import { Restore } from './restore.tsx';
import { BACKUPS_WORDS } from './words.ts';
import '../../parts/parts.css';

/** The backups there are: make one, fetch one, put one back. */
export default function BackupsPage() {
  const word = useTable(BACKUPS_WORDS);
  const { is } = useSession();
  const { message } = App.useApp();
  const read = useRead<BackupList>('/api/admin/backups');
  const restore = useRead<RestoreState>(is('admin') ? '/api/admin/restore' : null);
  const [busy, doing] = useDoing();
  const make = () =>
    doing(async () => {
      const list = await call<BackupList>('POST', '/api/admin/backups', { make: true });
      read.patch(() => list);
      message.success(word('made'));
    });
  return (
    <Page
      title={word('title')}
      acts={
        is('admin') && (
          <Button type="primary" loading={busy} onClick={make}>
            {word('make')}
          </Button>
        )
      }
    >
      <div className="stack">
        <p className="about">{word('about')}</p>
        <Shown read={read}>
          {({ backups }) => <Backups backups={backups} onStaged={(state) => restore.patch(() => state)} />}
        </Shown>
        {is('admin') && <Shown read={restore}>{(state) => <Restore state={state} read={restore} />}</Shown>}
      </div>
    </Page>
  );
}

function Backups(props: { backups: BackupFile[]; onStaged(state: RestoreState): void }) {
  const { backups, onStaged } = props;
  const word = useTable(BACKUPS_WORDS);
  const { is } = useSession();
  const { full } = useTimes();
  const bytes = useBytes();
  if (backups.length === 0) return <Nothing icon="shield">{word('none')}</Nothing>;
  return (
    <Rows
      label={word('backups')}
      rows={backups}
      keyOf={({ name }) => name}
      columns={[
        { name: word('name'), head: true, cell: ({ name }) => name },
        { name: word('madeAt'), cell: ({ madeAt }) => full(madeAt) },
        { name: word('size'), cell: (file) => bytes(file.bytes), figure: true },
        { name: word('expires'), cell: ({ expiresAt }) => full(expiresAt) },
        {
          name: '',
          cell: ({ name }) => is('admin') && <BackupActs name={name} onStaged={onStaged} />,
        },
      ]}
    />
  );
}

function BackupActs({ name, onStaged }: { name: string; onStaged(state: RestoreState): void }) {
  const word = useTable(BACKUPS_WORDS);
  const [busy, doing] = useDoing();
  const path = `/api/admin/backups/file?name=${encodeURIComponent(name)}`;
  return (
    <span className="row">
      <Button
        size="small"
        loading={busy}
        aria-label={word('fetchOf', { name })}
        onClick={() => doing(() => fetchFile(path))}
      >
        {word('fetch')}
      </Button>
      <Button
        size="small"
        disabled={busy}
        aria-label={word('stageOf', { name })}
        onClick={() =>
          doing(async () =>
            onStaged(await call<RestoreState>('POST', '/api/admin/restore', { backup: name })),
          )
        }
      >
        {word('stage')}
      </Button>
    </span>
  );
}
