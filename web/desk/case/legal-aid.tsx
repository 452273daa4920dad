import type { CaseDetail } from '../../../desk/api-case.ts';
import { useSpeech } from '../../shared/language.tsx';
import { useDesk } from '../desk.tsx';
import { useWords } from '../words.ts';
import { Conflicts } from './conflicts.tsx';
import { Eligibility } from './eligibility.tsx';
import { Parties } from './parties.tsx';

/** Legal aid of a case: its scope, the parties, conflicts of interest, whether the law gives it. */
export function LegalAid({ detail, onChanged }: { detail: CaseDetail; onChanged(): void }) {
  const say = useWords();
  const { pick } = useSpeech();
  const { lists } = useDesk();
  const { may, case: row, brief } = detail;
  return (
    <div className="legal">
      {!brief.consent.volunteer && (
        <p className="verdict" data-tone="warn">
          {say('consentMissing')}
        </p>
      )}
      {row.team === 'legal_aid' && (
        <section>
          <h3>{say('scopeTitle')}</h3>
          <p className="scope">{pick(lists.limitedScope)}</p>
        </section>
      )}
      {row.access !== 'outline' && <Parties detail={detail} onChanged={onChanged} />}
      <Conflicts caseId={row.id} version={row.version} />
      {(may.includes('eligibility') || detail.eligibility) && (
        <Eligibility detail={detail} onChanged={onChanged} />
      )}
    </div>
  );
}
