import type { TracedAnswer, TracedCitation, TracedStep } from '../../../../reports/api.ts';
import { nameOf } from '../../../chat/citation.ts';
import { ValidityBadge } from '../../../chat/validity-badge.tsx';
import { useSpeech, useTable } from '../../../shared/language.tsx';
import { useTimes } from '../../../shared/times.ts';
import { useWords } from '../../../shared/words.ts';
import { AnswerView } from '../../parts/answer-view.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Json } from '../../parts/json.tsx';
import { Rows } from '../../parts/rows.tsx';
import { QUESTIONS_WORDS } from './words.ts';

/** The answer as it went out, what it cited and how that stands today, and what each step found. */
export function TracedAnswerView({ answer }: { answer: TracedAnswer }) {
  const word = useTable(QUESTIONS_WORDS);
  const say = useWords();
  const { full } = useTimes();
  const { citations, cut } = answer;
  return (
    <>
      <section className="sheet">
        <header>
          <h2>{word('answer')}</h2>
          <small>{say('aiLabel')}</small>
        </header>
        <div className="sheet-body stack">
          <AnswerView
            text={answer.text}
            citations={citations.map(({ snapshot }) => snapshot)}
            language={answer.language}
          />
          <Facts
            facts={[
              [word('asOf'), answer.asOf],
              [word('deadline'), answer.deadline],
              [word('delivered'), answer.deliveredAt ? full(answer.deliveredAt) : word('notDelivered')],
            ]}
          />
        </div>
      </section>
      {citations.length > 0 && <Citations citations={citations} />}
      <Steps steps={answer.steps} />
      {cut.length > 0 && (
        <section>
          <h3>{word('cut')}</h3>
          <ul>
            {cut.map(({ text, reason }) => (
              <li key={text}>
                <s>{text}</s> <small>{reason}</small>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Citations({ citations }: { citations: TracedCitation[] }) {
  const word = useTable(QUESTIONS_WORDS);
  return (
    <Rows
      label={word('citations')}
      rows={citations}
      keyOf={({ position }) => position}
      toneOf={({ wordsStand }) => (wordsStand === false ? 'alarm' : undefined)}
      columns={[
        { name: '', cell: ({ position }) => position, figure: true },
        { name: word('citations'), head: true, cell: ({ snapshot }) => nameOf(snapshot) },
        {
          name: word('now'),
          cell: ({ now, wordsStand }) => (
            <>
              {now === 'gone' ? word('gone') : now && <ValidityBadge validity={now} />}{' '}
              {wordsStand !== null && <small>{word(wordsStand ? 'wordsStand' : 'wordsFell')}</small>}
            </>
          ),
        },
      ]}
    />
  );
}

function Steps({ steps }: { steps: TracedStep[] }) {
  const word = useTable(QUESTIONS_WORDS);
  const { pick } = useSpeech();
  return (
    <section>
      <h3>{word('steps')}</h3>
      <ol className="steps">
        {steps.map(({ step, name, ms, found }) => (
          <li key={step}>
            <details className="fold">
              <summary>
                {pick(name)} {ms !== null && <small className="num">{Math.round(ms)} ms</small>}
              </summary>
              {found === null || found === undefined ? (
                <p className="quiet">{word('nothingFound')}</p>
              ) : (
                <Json label={pick(name)} value={found} />
              )}
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
}
