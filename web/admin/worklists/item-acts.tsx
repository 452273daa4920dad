import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import type { WorklistId, WorklistItem, WorklistTarget } from '../../../reports/api-worklists.ts';
import { call } from '../../shared/api.ts';
import { useTable } from '../../shared/language.tsx';
import { HouseLink } from '../../shared/rail.tsx';
import { useSession } from '../../shared/session.tsx';
import { useDoing } from '../../shared/use-doing.ts';
import { webAddress } from '../frame/web-address.ts';
import { WORKLIST_WORDS } from '../words/worklists.ts';
import { ReviewDialog } from './review-dialog.tsx';

/** What can be done about a thing on a list: open it, see where it comes from, say that it was looked at. */
export function ItemActs({
  list,
  item,
  onChanged,
}: {
  list: WorklistId;
  item: WorklistItem;
  onChanged(): void;
}) {
  const word = useTable(WORKLIST_WORDS);
  const { is } = useSession();
  const { target } = item;
  const place = placeOf(item);
  const page = target.kind === 'source_page' ? webAddress(target.url) : null;
  const subject = list === 'review' || target.kind === 'guide' ? subjectOf(target) : null;
  return (
    <div className="item-acts">
      {page && (
        <a href={page} target="_blank" rel="noreferrer noopener">
          {word('openPage')}
        </a>
      )}
      {place && <HouseLink href={place}>{word(target.kind === 'canned' ? 'openReplies' : 'open')}</HouseLink>}
      {target.kind === 'source_page' && target.withdrawn && is('editor', 'approver', 'admin') && (
        <Settle pageId={target.pageId} onDone={onChanged} />
      )}
      {subject && is('editor', 'approver', 'admin') && (
        <Review subject={subject} title={item.title} onDone={onChanged} />
      )}
    </div>
  );
}

function Settle({ pageId, onDone }: { pageId: number; onDone(): void }) {
  const word = useTable(WORKLIST_WORDS);
  const [busy, doing] = useDoing();
  const settle = async () => {
    if (await doing(() => call('POST', `/api/worklists/sources/${pageId}/settle`))) onDone();
  };
  return (
    <Popconfirm title={word('settleAsk')} okText={word('settle')} onConfirm={settle}>
      <Button size="small" loading={busy}>
        {word('settle')}
      </Button>
    </Popconfirm>
  );
}

export interface Subject {
  kind: 'document' | 'guide';
  subject: string;
}

function Review(props: { subject: Subject; title: string; onDone(): void }) {
  const word = useTable(WORKLIST_WORDS);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {word('reviewed')}
      </Button>
      {open && <ReviewDialog {...props} onCancel={() => setOpen(false)} />}
    </>
  );
}

/** The screen on which something is put right; null: there is none. */
function placeOf({ target, title }: WorklistItem): string | null {
  switch (target.kind) {
    case 'document':
      return target.versionId === null ? textNamed(title) : `/admin/texts/${target.versionId}`;
    case 'source_page':
      return target.documentId === null ? null : textNamed(title);
    case 'job':
      return '/admin/load';
    case 'canned':
      return '/desk/replies';
    case 'standard_answer':
      return `/admin/standard-answers/${target.id}`;
    case 'draft':
      return `/admin/drafts/${target.id}`;
    default:
      return null;
  }
}

const textNamed = (title: string) => `/admin/texts?q=${encodeURIComponent(title)}`;

function subjectOf(target: WorklistTarget): Subject | null {
  if (target.kind === 'document') return { kind: 'document', subject: String(target.documentId) };
  return target.kind === 'guide' ? { kind: 'guide', subject: target.guide } : null;
}
