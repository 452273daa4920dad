import type { CaseDetail } from '../../../desk/api-case.ts';
import { ClaimButtons, useClaim } from '../case/claim.tsx';
import { useWords } from '../words.ts';

/** In place of the reply while one may not write it: why, and how to take the case. */
export function Standby({ detail }: { detail: CaseDetail }) {
  const say = useWords();
  const row = detail.case;
  const claim = useClaim(row);
  const takes = detail.may.includes('claim') || detail.may.includes('accept');
  return (
    <div className="standby">
      <p>
        {row.state === 'closed'
          ? say('caseClosedTalk')
          : row.owner
            ? say('heldBy', { name: row.owner.name })
            : say('cannotReply')}
      </p>
      {takes && <ClaimButtons row={row} claim={claim} />}
      {claim.dialogs}
    </div>
  );
}
