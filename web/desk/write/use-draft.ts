import { useState } from 'react';
import type { Draft, DraftBody } from '../../../desk/api-acts.ts';
import { call } from '../../shared/api.ts';
import { useDoing } from '../../shared/use-doing.ts';
import { useWords } from '../words.ts';

export type CaseDraft = ReturnType<typeof useDraft>;

/** A reply drafted from the texts: shown, then taken into the reply or dropped; which of it is told to the server. */
export function useDraft(id: string) {
  const say = useWords();
  const [shown, setShown] = useState<Draft | null>(null);
  const [used, setUsed] = useState<Draft | null>(null);
  const [busy, doing] = useDoing();
  const path = `/api/desk/cases/${id}/draft`;
  const dropped = (draft: Draft) => void call('POST', `${path}/${draft.id}/drop`).catch(() => {});
  return {
    shown,
    used,
    busy,
    make: () => {
      const body: DraftBody = {};
      return doing(async () => setShown(await call<Draft>('POST', path, body)));
    },
    use: () => {
      setUsed(shown);
      setShown(null);
    },
    drop: () => {
      if (shown) void doing(() => call('POST', `${path}/${shown.id}/drop`), say('draftDropped'));
      setShown(null);
    },
    forget: () => {
      if (used) dropped(used);
      setUsed(null);
    },
    /** A reply went out: a draft still lying beside it was of no use. */
    sent: () => {
      if (shown) dropped(shown);
      setShown(null);
      setUsed(null);
    },
  };
}
