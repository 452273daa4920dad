import type { Brief, CaseDetail } from '../../../desk/api-case.ts';
import { useSpeech } from '../../shared/language.tsx';
import { useTimes } from '../../shared/times.ts';
import { useDesk } from '../desk.tsx';
import { useWords } from '../words.ts';
import { Facts } from './facts.tsx';

/** Question, facts, what the assistant answered and found. */
export function BriefWords({ detail: { brief } }: { detail: CaseDetail }) {
  const say = useWords();
  return (
    <>
      <section>
        <h3>{say('briefQuestion')}</h3>
        <p className="said-words">{brief.question}</p>
      </section>
      {brief.facts.length > 0 && (
        <section>
          <h3>{say('briefFacts')}</h3>
          <Facts facts={brief.facts.map(({ label, value }) => [label, value])} />
        </section>
      )}
      {brief.answered && (
        <section>
          <h3>{say('briefAnswered')}</h3>
          <details>
            <summary>{brief.answered.slice(0, 90)}</summary>
            <p className="said-words">{brief.answered}</p>
          </details>
        </section>
      )}
      {brief.found.length > 0 && (
        <section>
          <h3>{say('briefFound')}</h3>
          <ul className="plain-list">
            {brief.found.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** Fixed words without personal data: all that a volunteer sees before accepting. */
export function OutlineView({ brief: { outline } }: { brief: Brief }) {
  const say = useWords();
  const { pick } = useSpeech();
  const { lists } = useDesk();
  const topics = outline.topics.map((topic) => (lists.topics[topic] ? pick(lists.topics[topic]) : topic));
  return (
    <section>
      <h3>{say('briefOutline')}</h3>
      <Facts
        facts={[
          [say('outlineTopics'), topics.join(' · ')],
          [say('outlineSide'), outline.side && say(`side_${outline.side}`)],
          [say('filterRegion'), outline.region],
          [say('outlineArticles'), outline.articles.join(' · ')],
        ]}
      />
    </section>
  );
}

/** What the one who passed the case on wrote for the next. */
export function Handover({ detail: { events } }: { detail: CaseDetail }) {
  const say = useWords();
  const { moment } = useTimes();
  const last = events.filter(({ kind }) => kind === 'case.transferred').at(-1);
  if (typeof last?.data.note !== 'string' || last.data.note === '') return null;
  return (
    <section className="handover">
      <h3>
        {say('handover')} · {last.by?.name} · {moment(last.at)}
      </h3>
      <p className="said-words">{last.data.note}</p>
    </section>
  );
}
