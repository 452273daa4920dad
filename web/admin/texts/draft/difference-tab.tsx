import { Nothing } from '../../../shared/empty.tsx';
import { useTable } from '../../../shared/language.tsx';
import { DRAFT_WORDS } from '../../words/draft.ts';
import { Difference } from '../difference.tsx';
import { useDraft } from './use-draft.tsx';

/** What the draft changes in the version that it is best compared with. */
export function DifferenceTab() {
  const word = useTable(DRAFT_WORDS);
  const { draft, against } = useDraft().detail;
  if (against === null) return <Nothing icon="brief">{word('differenceNone')}</Nothing>;
  return (
    <Difference key={draft.revision} path={`/api/texts/drafts/${draft.id}/difference?against=${against}`} />
  );
}
