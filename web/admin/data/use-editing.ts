import { useEffect, useState } from 'react';
import type {
  DataCheck,
  DataCheckBody,
  DataDifference,
  DataFileDetail,
  DataProblem,
} from '../../../src/operations/api-data.ts';
import { call } from '../../shared/api.ts';

/** So long after the last key the text is checked. */
const PAUSE_MS = 500;

export interface Editing {
  content: string;
  setContent(content: string): void;
  /** Whether it differs from what is stored. */
  changed: boolean;
  /** Of the text as it stands; null: it is being checked. */
  problems: readonly DataProblem[] | null;
  /** Against what is live; null: nothing was changed, or it is being reckoned. */
  difference: DataDifference | null;
  /** The text could not be checked. */
  failed: boolean;
}

const NONE: readonly DataProblem[] = [];

/** The text of a file while somebody writes: checked by the server at every pause. */
export function useEditing(file: DataFileDetail): Editing {
  const { path } = file;
  const stored = file.draftText ?? file.liveText ?? file.shippedText ?? '';
  const [content, setContent] = useState(stored);
  const [checked, setChecked] = useState<{ content: string; check: DataCheck | null } | null>(null);
  const changed = content !== stored;
  useEffect(() => {
    if (!changed) return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      const body: DataCheckBody = { path, content };
      call<DataCheck>('POST', '/api/admin/data/check', body, abort.signal).then(
        (check) => setChecked({ content, check }),
        () => abort.signal.aborted || setChecked({ content, check: null }),
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [path, content, changed]);
  useEffect(() => {
    if (!changed) return;
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', hold);
    return () => window.removeEventListener('beforeunload', hold);
  }, [changed]);
  const mine = checked?.content === content ? checked : null;
  return {
    content,
    setContent,
    changed,
    problems: changed ? (mine?.check?.problems ?? null) : NONE,
    difference: changed ? (mine?.check?.difference ?? null) : null,
    failed: changed && mine !== null && mine.check === null,
  };
}
