import type { ReactNode } from 'react';
import type { CaseDetail } from '../../../desk/api-case.ts';
import { Empty } from '../../shared/empty.tsx';
import { useSpeech } from '../../shared/language.tsx';
import { Link } from '../../shared/route.tsx';
import { useTimes } from '../../shared/times.ts';
import { useDesk, useLiveFetched } from '../desk.tsx';
import { DeadlineTag, DueTag } from '../list/tags.tsx';
import { useWords } from '../words.ts';
import { ConsentView, ContactView, Promises, RatingView } from './brief-facts.tsx';
import { BriefWords, Handover, OutlineView } from './brief-words.tsx';
import { type FactList, Facts } from './facts.tsx';

/** The brief of a case that is not open, with what can be done at its foot. */
export function BriefOfCase({ id, foot }: { id: string; foot: ReactNode }) {
  const fetched = useLiveFetched<CaseDetail>(`/api/desk/cases/${id}`, ['case', 'message']);
  if (!fetched.data) return <Empty fetched={fetched} />;
  return (
    <>
      <div className="preview-body">
        <BriefPanel detail={fetched.data} />
      </div>
      <footer className="preview-foot">{foot}</footer>
    </>
  );
}

/** The one page about a case: question, facts, what was answered, deadline, contact, consent, promises. */
export function BriefPanel({ detail }: { detail: CaseDetail }) {
  const say = useWords();
  const { pick } = useSpeech();
  const { lists } = useDesk();
  const { full } = useTimes();
  const { case: row, brief, earlier } = detail;
  const facts: FactList = [
    [say('caseReason'), pick(lists.reasons[row.reason]!)],
    [say('filterTeam'), pick(lists.teams[row.team]!)],
    [say('filterLanguage'), say(`language_${row.language}`)],
    [say('filterRegion'), row.region],
    [say('caseChannel'), row.channel],
    [say('caseOpened'), full(row.openedAt)],
  ];
  return (
    <article className="brief">
      <header>
        <span className="line-reference">{row.reference}</span>
        <div className="row">
          {row.urgent && (
            <span className="tag" data-tone="alarm">
              {say('urgent')}
            </span>
          )}
          <DeadlineTag deadline={brief.deadline ?? row.deadline} />
          <DueTag due={row.due} />
          <span className="tag" data-tone={brief.confirmedAt ? 'good' : undefined}>
            {say(brief.confirmedAt ? 'briefConfirmed' : 'briefUnconfirmed')}
          </span>
        </div>
      </header>
      <Handover detail={detail} />
      {row.access === 'outline' ? <OutlineView brief={brief} /> : <BriefWords detail={detail} />}
      <Facts facts={facts} />
      {row.access !== 'outline' && (
        <>
          <ContactView brief={brief} hidden={row.access !== 'full'} />
          <ConsentView brief={brief} />
        </>
      )}
      <Promises detail={detail} />
      <RatingView detail={detail} />
      {earlier.length > 0 && (
        <section>
          <h3>{say('earlierCases')}</h3>
          <ul className="plain-list">
            {earlier.map(({ id, reference }) => (
              <li key={id}>
                <Link href={`/desk/cases/${id}`}>{reference}</Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );
}
