import { Button, Progress, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import type { DraftRow, DraftState } from '../../../../ingest/publishing/api.ts';
import type { BatchActBody, BatchResult } from '../../../../ingest/publishing/api-acts.ts';
import { call } from '../../../shared/api.ts';
import { Empty } from '../../../shared/empty.tsx';
import { useTable } from '../../../shared/language.tsx';
import { useDoing } from '../../../shared/use-doing.ts';
import { VirtualList } from '../../frame/virtual-list.tsx';
import { LOAD_WORDS } from '../../words/load.ts';
import { useLists } from '../lists.tsx';
import { LiveNote } from '../live-note.tsx';
import { DraftLine, SendingLine } from './load-line.tsx';
import { forgetUnsent, type Sending, sendAgain, useUploads } from './uploads.ts';
import { useBatch } from './use-batch.ts';

const ROW = 54;
/** The server takes so many in one act. */
const AT_ONCE = 200;
const UNDER_WAY: readonly DraftState[] = ['received', 'parsing'];
const SHOWS = ['all', 'failed', 'unsure'] as const;
type Show = (typeof SHOWS)[number];
type Line = { sending: Sending } | { draft: DraftRow };

/** Every file of a batch with how far it is: on its way, being read, read, or failed and why. */
export function BatchProgress({ batch, choice }: { batch: string | null; choice: ReactNode }) {
  const word = useTable(LOAD_WORDS);
  const { limits } = useLists();
  const fetched = useBatch(batch);
  const { sendings, batch: sent } = useUploads();
  const [show, setShow] = useState<Show>('all');
  const [busy, doing] = useDoing();
  const mine = sent === batch ? sendings : [];
  const drafts = [...(fetched.data?.values() ?? [])].reverse();
  const failed = drafts.filter(({ state, fault }) => state === 'failed' && fault?.retryable !== false);
  const unsent = mine.filter(({ state }) => state === 'failed' || state === 'too_large');
  const lines: Line[] = [
    ...mine.map((sending) => ({ sending })),
    ...drafts.map((draft) => ({ draft })),
  ].filter((line) => isShown(line, show));
  const retryAll = async () => {
    sendAgain(limits);
    for (let i = 0; i < failed.length; i += AT_ONCE) {
      const body: BatchActBody = {
        drafts: failed.slice(i, i + AT_ONCE).map(({ id, revision }) => ({ id, revision })),
      };
      await call<BatchResult>('POST', '/api/texts/drafts-batch/retry', body);
    }
  };
  return (
    <>
      <header>
        {choice}
        <LiveNote standing={fetched.standing} />
        <Segmented
          size="small"
          value={show}
          onChange={setShow}
          options={SHOWS.map((value) => ({ value, label: word(`show_${value}`) }))}
        />
        {(failed.length > 0 || unsent.some(({ state }) => state === 'failed')) && (
          <Button size="small" loading={busy} onClick={() => doing(retryAll)}>
            {word('retryAll')}
          </Button>
        )}
        {unsent.length > 0 && (
          <Button size="small" type="text" onClick={forgetUnsent}>
            {word('forget')}
          </Button>
        )}
      </header>
      <Ended drafts={drafts} mine={mine} />
      {batch !== null && !fetched.data && <Empty fetched={fetched} />}
      <VirtualList label={word('progress')} items={lines} rowHeight={ROW} keyOf={keyOf}>
        {(line) =>
          'draft' in line ? <DraftLine draft={line.draft} /> : <SendingLine sending={line.sending} />
        }
      </VirtualList>
    </>
  );
}

function Ended({ drafts, mine }: { drafts: DraftRow[]; mine: readonly Sending[] }) {
  const word = useTable(LOAD_WORDS);
  const total = drafts.length + mine.length;
  const open = drafts.filter(({ state }) => UNDER_WAY.includes(state)).length;
  const going = mine.filter(({ state }) => state === 'waiting' || state === 'sending').length;
  const done = total - open - going;
  return (
    <div className="batch-ended">
      <span className="num" role="status">
        {word('ended', { done, total })}
      </span>
      <Progress
        percent={total === 0 ? 0 : (done / total) * 100}
        showInfo={false}
        size="small"
        aria-label={word('progress')}
      />
    </div>
  );
}

function isShown(line: Line, show: Show): boolean {
  if (show === 'all') return true;
  if ('sending' in line) return show === 'failed' && ['failed', 'too_large'].includes(line.sending.state);
  return show === 'failed' ? line.draft.state === 'failed' : line.draft.unsure > 0;
}

const keyOf = (line: Line) => ('draft' in line ? line.draft.id : line.sending.key);
