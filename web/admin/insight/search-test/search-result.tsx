import { OUTCOMES } from '../../../../bot/outcomes.ts';
import type { SearchTestAnswer, SearchTestResult } from '../../../../bot/search-test-api.ts';
import type { ReportLists } from '../../../../reports/api.ts';
import { useSpeech, useTable } from '../../../shared/language.tsx';
import { STRINGS } from '../../../shared/strings.ts';
import { useWords } from '../../../shared/words.ts';
import { useRead } from '../../frame/use-read.ts';
import { AnswerView } from '../../parts/answer-view.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Json } from '../../parts/json.tsx';
import { SearchLists } from './search-lists.tsx';
import { Timings } from './timings.tsx';
import { SEARCH_WORDS } from './words.ts';

/** All that led to the answer, from the question as read to the words as sent. */
export function SearchResult({ result }: { result: SearchTestResult }) {
  const word = useTable(SEARCH_WORDS);
  const { searches, answer, timings, totalMs, trace } = result;
  return (
    <div className="stack">
      <div className="columns">
        <Understood result={result} />
        <Answered answer={answer} />
      </div>
      {searches.length === 0 && <p className="quiet">{word('noSearch')}</p>}
      {searches.map((search, i) => (
        <SearchLists key={`${search.text}-${String(i)}`} search={search} number={i + 1} />
      ))}
      <section className="sheet">
        <header>
          <h2>{word('timings')}</h2>
          <span className="num">{word('ms', { n: Math.round(totalMs) })}</span>
        </header>
        <div className="sheet-body">
          <Timings timings={timings} />
        </div>
      </section>
      <details className="fold">
        <summary>{word('trace')}</summary>
        <Json label={word('trace')} value={trace} />
      </details>
    </div>
  );
}

function Understood({ result: { understood, triage } }: { result: SearchTestResult }) {
  const word = useTable(SEARCH_WORDS);
  const say = useWords();
  const { pick } = useSpeech();
  const { data: lists } = useRead<ReportLists>('/api/reports/lists');
  const { team } = triage;
  const topics = understood.topics.map((code) => {
    const name = lists?.topics[code];
    return name ? pick(name) : code;
  });
  return (
    <section className="sheet">
      <h2>{word('understood')}</h2>
      <div className="sheet-body">
        <Facts
          facts={[
            [word('question'), understood.text],
            [word('asRead'), understood.normal],
            [word('standalone'), understood.standalone === understood.normal ? null : understood.standalone],
            [word('parts'), understood.parts.join(' · ')],
            [word('followUp'), word(understood.isFollowUp ? 'yes' : 'no')],
            [word('pageLanguage'), say(`language_${understood.language}`)],
            [word('day'), understood.asOf],
            [word('region'), understood.regions.join(' · ') || word('anyRegion')],
            [word('role'), understood.role && word(understood.role)],
            [word('topics'), topics.join(' · ')],
            [
              word('route'),
              `route_${triage.route}` in SEARCH_WORDS
                ? word(`route_${triage.route}` as 'route_answer')
                : triage.route,
            ],
            [word('rule'), triage.rule],
            [word('team'), team && say(`team_${team}`)],
            [word('urgent'), triage.urgent ? word('yes') : null],
          ]}
        />
      </div>
    </section>
  );
}

function Answered({ answer }: { answer: SearchTestAnswer }) {
  const word = useTable(SEARCH_WORDS);
  const { pick } = useSpeech();
  return (
    <section className="sheet">
      <header>
        <h2>{word('answer')}</h2>
        <span className="tag">{pick(OUTCOMES[answer.outcome])}</span>
        <span className="tag" data-tone={answer.completeness === 'complete' ? 'good' : 'warn'}>
          {word(answer.completeness)}
        </span>
        {answer.urgent && (
          <span className="tag" data-tone="alarm">
            {word('urgent')}
          </span>
        )}
      </header>
      <div className="sheet-body stack">
        <AnswerView text={answer.text} citations={answer.citations} language={answer.language} />
        <p className="quiet">{pick(STRINGS.aiLabel)}</p>
        <Facts
          facts={[
            [word('made'), answer.made.map((one) => word(`made_${one}` as 'made_guide')).join(' · ')],
            [word('deadline'), answer.deadline],
          ]}
        />
        {answer.cut.length > 0 && (
          <div>
            <h3>{word('cut')}</h3>
            <ul className="cut-list">
              {answer.cut.map(({ text, reason }) => (
                <li key={text}>
                  <s>{text}</s> <small>{reason}</small>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </section>
  );
}
