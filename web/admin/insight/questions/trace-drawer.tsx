import { Button } from 'antd';
import type { QuestionTrace, ReportLists } from '../../../../reports/api.ts';
import { useSpeech, useTable } from '../../../shared/language.tsx';
import { go } from '../../../shared/route.tsx';
import { useSession } from '../../../shared/session.tsx';
import { useTimes } from '../../../shared/times.ts';
import { Shown } from '../../frame/shown.tsx';
import { useRead } from '../../frame/use-read.ts';
import { Facts } from '../../parts/facts.tsx';
import { SideDrawer } from '../../parts/side-drawer.tsx';
import { EDITORS } from '../editors.ts';
import { Ending } from './questions-page.tsx';
import { Reveal } from './reveal.tsx';
import { ToSet } from './to-set.tsx';
import { TracedAnswerView } from './traced-answer.tsx';
import { QUESTIONS_WORDS } from './words.ts';

interface Props {
  /** Null: closed. */
  id: string | null;
  lists: ReportLists | null;
  onClose(): void;
}

/** All that led to an answer, over the list. */
export function TraceDrawer({ id, lists, onClose }: Props) {
  const word = useTable(QUESTIONS_WORDS);
  return (
    <SideDrawer open={id !== null} title={word('trace')} width={860} onClose={onClose}>
      {id && <Trace key={id} id={id} lists={lists} />}
    </SideDrawer>
  );
}

function Trace({ id, lists }: { id: string; lists: ReportLists | null }) {
  const word = useTable(QUESTIONS_WORDS);
  const { is } = useSession();
  const read = useRead<QuestionTrace>(`/api/reports/questions/${id}`);
  return (
    <Shown read={read}>
      {(trace) => (
        <div className="stack">
          <Asked trace={trace} lists={lists} />
          <div className="row">
            <Button
              disabled={trace.question.erased}
              onClick={() => go(`/admin/search-test?q=${encodeURIComponent(trace.question.text)}`)}
            >
              {word('tryAgain')}
            </Button>
            {is(...EDITORS) && !trace.question.erased && <ToSet questionId={id} />}
            {trace.mayReveal && !trace.question.erased && <Reveal id={id} />}
          </div>
          {trace.answer ? (
            <TracedAnswerView answer={trace.answer} />
          ) : (
            <p className="quiet">{word('noAnswer')}</p>
          )}
          <Turns trace={trace} />
          <p className="quiet">{word('traceNote')}</p>
        </div>
      )}
    </Shown>
  );
}

function Asked({ trace, lists }: { trace: QuestionTrace; lists: ReportLists | null }) {
  const word = useTable(QUESTIONS_WORDS);
  const { pick } = useSpeech();
  const { full } = useTimes();
  const { is } = useSession();
  const { question, feedback, case: opened } = trace;
  const topics = question.topics.map((code) => {
    const name = lists?.topics[code];
    return name ? pick(name) : code;
  });
  const reason = feedback?.reason && lists?.reasons[feedback.reason];
  return (
    <section>
      <h2 className="asked-words">{question.erased ? word('erased') : question.text}</h2>
      <Ending row={question} lists={lists} />
      <Facts
        facts={[
          [word('at'), full(question.at)],
          [word('topic'), topics.join(' · ')],
          [word('region'), question.region],
          [
            word('took'),
            question.tookMs === null ? null : word('seconds', { n: (question.tookMs / 1_000).toFixed(1) }),
          ],
          [
            word('feedback'),
            feedback &&
              [word(`rating_${feedback.verdict}`), reason ? pick(reason) : feedback.reason, feedback.comment]
                .filter(Boolean)
                .join(' · '),
          ],
          [
            word('case'),
            opened &&
              (is('adviser', 'admin', 'auditor') ? (
                <a href={`/desk/mine/${opened.id}`}>{opened.reference}</a>
              ) : (
                opened.reference
              )),
          ],
        ]}
      />
    </section>
  );
}

function Turns({ trace: { turns, question } }: { trace: QuestionTrace }) {
  const word = useTable(QUESTIONS_WORDS);
  const { full } = useTimes();
  if (turns.length < 2) return null;
  return (
    <details className="fold">
      <summary>
        {word('turns')} ({turns.length})
      </summary>
      <ol className="turns">
        {turns.map((turn) => (
          <li key={turn.questionId} aria-current={turn.questionId === question.id || undefined}>
            <small>{full(turn.at)}</small>
            <p>
              <b>{turn.question}</b>
            </p>
            <p className="said-text">{turn.answer}</p>
          </li>
        ))}
      </ol>
    </details>
  );
}
