import type { DraftRow, DraftState } from '../../../ingest/publishing/api.ts';
import type { Validity } from '../../../ingest/publishing/api-published.ts';
import { useTable } from '../../shared/language.tsx';
import { TEXT_WORDS } from '../words/texts.ts';

const TONES: Partial<Record<DraftState | Validity, 'good' | 'warn' | 'alarm'>> = {
  review: 'warn',
  approved: 'good',
  published: 'good',
  failed: 'alarm',
  rejected: 'warn',
  in_force: 'good',
  not_yet: 'warn',
  ended: 'alarm',
};

/** How far a draft is. */
export function StateTag({ draft: { state, publishOn } }: { draft: Pick<DraftRow, 'state' | 'publishOn'> }) {
  const word = useTable(TEXT_WORDS);
  return (
    <span className="tag" data-tone={TONES[state]} data-busy={state === 'parsing' || undefined}>
      {state === 'approved' && publishOn ? word('publishOn', { day: publishOn }) : word(`state_${state}`)}
    </span>
  );
}

/** How a published text stands. */
export function ValidityTag({ validity }: { validity: Validity }) {
  const word = useTable(TEXT_WORDS);
  return (
    <span className="tag" data-tone={TONES[validity]}>
      {word(`validity_${validity}`)}
    </span>
  );
}

/** What of a draft wants a look. */
export function LookTags({ draft }: { draft: DraftRow }) {
  const word = useTable(TEXT_WORDS);
  return (
    <>
      {draft.unsure > 0 && (
        <span className="tag" data-tone="warn">
          {word('unsureCount', { n: draft.unsure })}
        </span>
      )}
      {draft.warnings > 0 && <span className="tag">{word('warningCount', { n: draft.warnings })}</span>}
      {draft.copies > 0 && (
        <span className="tag" data-tone="warn">
          {word('copyCount', { n: draft.copies })}
        </span>
      )}
    </>
  );
}
