import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import type { AuditEntry, AuditPage as Entries } from '../../../../accounts/api.ts';
import type { AuditActs } from '../../../../src/operations/api-running.ts';
import { Field, TextField } from '../../../shared/account/field.tsx';
import { call } from '../../../shared/api.ts';
import { Nothing } from '../../../shared/empty.tsx';
import { useTable } from '../../../shared/language.tsx';
import { useQuery } from '../../../shared/route.tsx';
import { useTimes } from '../../../shared/times.ts';
import { useDoing } from '../../../shared/use-doing.ts';
import { Page } from '../../frame/page.tsx';
import { Shown } from '../../frame/shown.tsx';
import { useRead } from '../../frame/use-read.ts';
import { Choice } from '../../parts/choice.tsx';
import { ExportButtons } from '../../parts/export-buttons.tsx';
import { Rows } from '../../parts/rows.tsx';
import { useQueries } from '../../parts/use-queries.ts';
import { PARTS_WORDS } from '../../parts/words.ts';
import { VerifyDialog } from './verify-dialog.tsx';
import { AUDIT_WORDS } from './words.ts';
import '../../parts/parts.css';

/** Who did what, to what, when. */
export default function AuditPage() {
  const word = useTable(AUDIT_WORDS);
  const query = useQueries(['actor', 'action', 'subject', 'from', 'to']);
  const read = useRead<Entries>(`/api/audit?${query}`);
  const [verifies, setVerifies] = useState(false);
  return (
    <Page
      title={word('title')}
      acts={
        <>
          <ExportButtons path={`/api/admin/audit/export?${query}`} formats={['csv', 'jsonl']} />
          <Button onClick={() => setVerifies(true)}>{word('verify')}</Button>
        </>
      }
      bar={<Filters />}
    >
      <div className="stack">
        <p className="about">{word('about')}</p>
        <Shown read={read}>
          {(page) => <EntryTable key={page.entries[0]?.seq ?? 0} query={query} first={page} />}
        </Shown>
      </div>
      {verifies && <VerifyDialog onClose={() => setVerifies(false)} />}
    </Page>
  );
}

function Filters() {
  const word = useTable(AUDIT_WORDS);
  const name = useActorName();
  const { data: acts } = useRead<AuditActs>('/api/admin/audit/acts');
  const [actor, setActor] = useQuery('actor');
  const [action, setAction] = useQuery('action');
  const [subject, setSubject] = useQuery('subject');
  const [from, setFrom] = useQuery('from');
  const [to, setTo] = useQuery('to');
  const actors = (acts?.actors ?? []).map((one) => [one.id, name(one.id, one.name)] as const);
  return (
    <div className="filter-bar">
      <TextField label={word('from')} type="date" value={from ?? ''} onText={(day) => setFrom(day || null)} />
      <TextField label={word('to')} type="date" value={to ?? ''} onText={(day) => setTo(day || null)} />
      <Choice
        label={word('actor')}
        value={actor ?? ''}
        options={[['', word('all')], ...actors]}
        onChange={(id) => setActor(id || null)}
      />
      <Choice
        label={word('action')}
        value={action ?? ''}
        options={[['', word('all')], ...(acts?.actions ?? []).map((one) => [one, one] as const)]}
        onChange={(one) => setAction(one || null)}
      />
      <Field label={word('subject')}>
        {(id) => (
          <Input.Search
            id={id}
            allowClear
            defaultValue={subject ?? ''}
            onSearch={(words) => setSubject(words.trim() || null)}
          />
        )}
      </Field>
    </div>
  );
}

/** Names who is no person, and keeps the id of whose name is not known. */
function useActorName(): (id: string, name: string | null) => string {
  const word = useTable(AUDIT_WORDS);
  return (id, name) => {
    if (id === 'cli' || id === 'system' || id === 'anonymous') return word(`actor_${id}`);
    return name ?? id;
  };
}

function EntryTable({ query, first }: { query: string; first: Entries }) {
  const word = useTable(AUDIT_WORDS);
  const part = useTable(PARTS_WORDS);
  const name = useActorName();
  const { full } = useTimes();
  const [{ further, next }, setFurther] = useState<{ further: AuditEntry[]; next: number | null }>({
    further: [],
    next: first.next,
  });
  const [busy, doing] = useDoing();
  useEffect(() => setFurther({ further: [], next: first.next }), [first]);
  const more = () =>
    doing(async () => {
      const page = await call<Entries>('GET', `/api/audit?${query}&before=${next}`);
      setFurther((was) => ({ further: [...was.further, ...page.entries], next: page.next }));
    });
  if (first.entries.length === 0) return <Nothing icon="search">{word('none')}</Nothing>;
  return (
    <>
      <Rows
        label={word('title')}
        rows={[...first.entries, ...further]}
        keyOf={({ seq }) => seq}
        columns={[
          { name: '#', cell: ({ seq }) => seq, figure: true },
          { name: word('at'), cell: ({ at }) => <span className="num">{full(at)}</span> },
          { name: word('actor'), cell: ({ actor, actorName }) => name(actor, actorName) },
          { name: word('action'), head: true, cell: ({ action }) => action },
          {
            name: word('subject'),
            cell: ({ subjectKind, subject }) => [subjectKind, subject].filter(Boolean).join(' '),
          },
          { name: word('details'), cell: ({ data }) => <Details data={data} /> },
        ]}
      />
      {next !== null && (
        <div className="more-rows">
          <Button loading={busy} onClick={more}>
            {part('moreRows')}
          </Button>
        </div>
      )}
    </>
  );
}

function Details({ data }: { data: Record<string, unknown> }) {
  const words = Object.entries(data)
    .map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' · ');
  return <small className="said-text">{words}</small>;
}
