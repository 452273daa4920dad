import { useMemo, useRef, useState } from 'react';
import type { DraftList, DraftRow } from '../../../../ingest/publishing/api.ts';
import { call } from '../../../shared/api.ts';
import type { Standing } from '../../../shared/live.ts';
import { type Fetched, useFetched } from '../../../shared/use-fetched.ts';
import { useRenewal, useTextStream } from '../stream.ts';

const PAGE = 200;
/** Many drafts change at once; they are drawn together. */
const GATHER_MS = 150;

/** All drafts given together, each as it stands now. */
export function useBatch(
  batch: string | null,
): Fetched<ReadonlyMap<string, DraftRow>> & { standing: Standing } {
  const fetched = useFetched(batch, (signal) => readBatch(batch!, signal));
  const { data, renew } = fetched;
  // Kept, not used up: a list that was read earlier may still come after what was heard.
  const heard = useRef(new Map<string, DraftRow>());
  const gathering = useRef(false);
  const [due, setDue] = useState(0);
  const standing = useTextStream((event) => {
    if (event.name !== 'draft' || event.data.batch !== batch) return;
    heard.current.set(event.data.id, event.data);
    if (gathering.current) return;
    gathering.current = true;
    setTimeout(() => {
      gathering.current = false;
      setDue((n) => n + 1);
    }, GATHER_MS);
  });
  const drafts = useMemo(() => {
    void due;
    const ours = [...heard.current.values()].filter((row) => row.batch === batch);
    return data && merged(data, ours);
  }, [due, data, batch]);
  useRenewal(standing, renew);
  return { ...fetched, data: drafts, standing };
}

async function readBatch(batch: string, signal: AbortSignal): Promise<ReadonlyMap<string, DraftRow>> {
  const rows: DraftRow[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query = new URLSearchParams({ batch, limit: String(PAGE), ...(cursor && { cursor }) });
    const page: DraftList = await call('GET', `/api/texts/drafts?${query}`, undefined, signal);
    rows.push(...page.drafts);
    cursor = page.next;
  }
  return merged(new Map(), rows);
}

/** What is newer stands; an event may arrive before the list that was read earlier. */
function merged(
  held: ReadonlyMap<string, DraftRow>,
  rows: Iterable<DraftRow>,
): ReadonlyMap<string, DraftRow> {
  const all = new Map(held);
  for (const row of rows) if ((all.get(row.id)?.changedAt ?? '') <= row.changedAt) all.set(row.id, row);
  return all;
}
