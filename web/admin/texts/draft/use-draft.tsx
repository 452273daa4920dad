import { App } from 'antd';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { ActBody, DraftEdit, EditBody } from '../../../../ingest/publishing/api-acts.ts';
import type { DraftDetail } from '../../../../ingest/publishing/api-draft.ts';
import { call, Problem } from '../../../shared/api.ts';
import { useTable } from '../../../shared/language.tsx';
import { useDoing } from '../../../shared/use-doing.ts';
import type { Read } from '../../frame/use-read.ts';
import { DRAFT_WORDS } from '../../words/draft.ts';

/** The place of the original that is looked at. */
export interface Look {
  page: number;
  mark: string | null;
  /** Index of the passage; null: none. */
  passage: number | null;
}

export interface DraftHand {
  detail: DraftDetail;
  /** Whether the caller may change it now. */
  editable: boolean;
  busy: boolean;
  look: Look;
  lookAt(look: Look): void;
  /** Makes one edit; true when it was made. */
  edit(edit: DraftEdit): Promise<boolean>;
  /** Does something else with the draft; `body` besides the revision. True when it was done. */
  act(name: string, body?: object, done?: string): Promise<boolean>;
  /** The same for a dialog that tells refusals itself. Throws `Problem`. */
  perform(name: string, body: object): Promise<void>;
  renew(): void;
}

const DraftContext = createContext<DraftHand | null>(null);

/** A draft in somebody's hands: every change names the revision it was decided on. */
export function DraftProvider(props: { detail: DraftDetail; read: Read<DraftDetail>; children: ReactNode }) {
  const { detail, read } = props;
  const word = useTable(DRAFT_WORDS);
  const { message } = App.useApp();
  const [busy, doing] = useDoing();
  const [look, lookAt] = useState<Look>({ page: 1, mark: null, passage: null });
  const { patch, renew } = read;
  const hand = useMemo<DraftHand>(() => {
    const { id, revision } = detail.draft;
    const change = async (method: 'PATCH' | 'POST', path: string, body: ActBody | EditBody) => {
      try {
        const fresh = await call<DraftDetail>(method, `/api/texts/drafts/${id}${path}`, body);
        patch(() => fresh);
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'draft_changed') throw error;
        renew();
        message.warning(word('changedElsewhere'));
        throw error;
      }
    };
    return {
      detail,
      editable: detail.may.includes('edit'),
      busy,
      look,
      lookAt,
      edit: (edit) => doing(() => change('PATCH', '', { revision, edit })),
      act: (name, body = {}, done) => doing(() => change('POST', `/${name}`, { revision, ...body }), done),
      perform: (name, body) => change('POST', `/${name}`, { revision, ...body }),
      renew,
    };
  }, [detail, busy, look, patch, renew, doing, message, word]);
  return <DraftContext value={hand}>{props.children}</DraftContext>;
}

export function useDraft(): DraftHand {
  const hand = useContext(DraftContext);
  if (!hand) throw new Error('useDraft outside of DraftProvider');
  return hand;
}
