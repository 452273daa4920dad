import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import type { SourceDetail } from '../../../ingest/publishing/api-published.ts';
import { call } from '../../shared/api.ts';
import { Icon } from '../../shared/icon.tsx';
import { useTable } from '../../shared/language.tsx';
import { go, Link } from '../../shared/route.tsx';
import { useSession } from '../../shared/session.tsx';
import { useDoing } from '../../shared/use-doing.ts';
import { Page } from '../frame/page.tsx';
import { Shown } from '../frame/shown.tsx';
import { useRead } from '../frame/use-read.ts';
import { SOURCE_WORDS } from '../words/sources.ts';
import { SourceDialog } from './source-dialog.tsx';
import { SourceState } from './source-list.tsx';
import { SourceLooks, SourcePages } from './source-pages.tsx';
import './sources.css';

const EVERY_MS = 20_000;

/** One source: what was found there, and how the latest looks went. */
export function SourceScreen({ id }: { id: number }) {
  const word = useTable(SOURCE_WORDS);
  const { is } = useSession();
  const read = useRead<SourceDetail>(`/api/texts/sources/${id}`, EVERY_MS);
  return (
    <Page
      title={
        <>
          <Link className="crumb" href="/admin/sources">
            <Icon name="back" size={14} />
            {word('back')}
          </Link>
          {read.data?.source.url}
        </>
      }
    >
      <Shown read={read}>
        {(detail) => (
          <>
            {is('approver', 'admin') && <Acts detail={detail} onChanged={read.renew} />}
            <p className="standing">
              <SourceState source={detail.source} />
            </p>
            <SourcePages pages={detail.pages} />
            <SourceLooks looks={detail.looks} />
          </>
        )}
      </Shown>
    </Page>
  );
}

function Acts({ detail: { source }, onChanged }: { detail: SourceDetail; onChanged(): void }) {
  const word = useTable(SOURCE_WORDS);
  const [busy, doing] = useDoing();
  const [editing, setEditing] = useState(false);
  const act = async (name: 'check' | 'pause' | 'resume' | 'remove') => {
    if (!(await doing(() => call('POST', `/api/texts/sources/${source.id}/${name}`)))) return;
    if (name === 'remove') go('/admin/sources');
    else onChanged();
  };
  const turn = source.status === 'active' ? 'pause' : 'resume';
  return (
    <div className="draft-acts">
      <Button type="primary" loading={busy} disabled={turn === 'resume'} onClick={() => act('check')}>
        {word('check')}
      </Button>
      <Button disabled={busy} onClick={() => setEditing(true)}>
        {word('edit')}
      </Button>
      <Button disabled={busy} onClick={() => act(turn)}>
        {word(turn)}
      </Button>
      <Popconfirm title={word('removeAsk')} okText={word('remove')} onConfirm={() => act('remove')}>
        <Button type="text" disabled={busy}>
          {word('remove')}
        </Button>
      </Popconfirm>
      {editing && (
        <SourceDialog
          source={source}
          onClose={() => setEditing(false)}
          onSaved={() => {
            setEditing(false);
            onChanged();
          }}
        />
      )}
    </div>
  );
}
