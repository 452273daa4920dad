import { useEffect, useState } from 'react';
import type { CaseRow } from '../../../desk/api-case.ts';

/** Which line of a list is chosen, and how the keys move it; a line that leaves the list gives way to its neighbour. */
export function useSelection(rows: CaseRow[]) {
  const [id, setId] = useState<string | null>(null);
  const [place, setPlace] = useState(0);
  const found = rows.findIndex((row) => row.id === id);
  const at = found >= 0 ? found : Math.min(place, rows.length - 1);
  const selected = id !== null ? (rows[at] ?? null) : null;
  useEffect(() => {
    if (found >= 0) setPlace(found);
  }, [found]);
  const move = (by: number) => {
    const next = rows[id === null ? 0 : Math.max(0, Math.min(rows.length - 1, at + by))];
    if (!next) return;
    setId(next.id);
    document.querySelector(`[data-case="${next.id}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  return { selected, select: setId, next: () => move(1), previous: () => move(-1) };
}
