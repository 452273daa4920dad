import { useState } from 'react';
import type {
  StandardContent,
  StandardDetail,
  StandardPreview,
  StandardRevision,
} from '../../../../services/standard-answers/api.ts';
import { useSpeech, useTable } from '../../../shared/language.tsx';
import { useTimes } from '../../../shared/times.ts';
import { useWords } from '../../../shared/words.ts';
import { Page } from '../../frame/page.tsx';
import { Shown } from '../../frame/shown.tsx';
import { useRead } from '../../frame/use-read.ts';
import { AnswerView } from '../../parts/answer-view.tsx';
import { BackTitle } from '../../parts/back-title.tsx';
import { StandardActs } from './standard-acts.tsx';
import { StandardTags } from './standard-list.tsx';
import { STANDARD_WORDS } from './words.ts';

/** One standard answer: how it would answer today, what it rests on, and what became of it. */
export function StandardScreen({ id }: { id: string }) {
  const word = useTable(STANDARD_WORDS);
  const { language } = useSpeech();
  const read = useRead<StandardDetail>(`/api/standard-answers/${id}`);
  const answer = read.data;
  const heading = answer && (answer.heading[language] || answer.heading.zh || answer.heading.en);
  return (
    <Page
      title={
        <BackTitle href="/admin/standard-answers" back={word('title')}>
          {heading || word('title')}
        </BackTitle>
      }
      acts={answer && <StandardActs answer={answer} onChanged={(next) => read.patch(() => next)} />}
    >
      <Shown read={read}>
        {(answer) => (
          <div className="stack standard">
            <StandardTags answer={answer} />
            {answer.stale.length > 0 && <Stale answer={answer} />}
            <div className="columns">
              {(['zh', 'en'] as const).map((one) => (
                <Preview key={one} language={one} preview={answer.preview[one]} content={contentOf(answer)} />
              ))}
            </div>
            <Bindings answer={answer} />
            <History history={answer.history} />
          </div>
        )}
      </Shown>
    </Page>
  );
}

function contentOf({ draft, live }: StandardDetail): StandardContent | null {
  return (draft ?? live)?.content ?? null;
}

function Stale({ answer }: { answer: StandardDetail }) {
  const word = useTable(STANDARD_WORDS);
  return (
    <div className="notice-line" data-tone="alarm" role="status">
      {word('staleNotice')}{' '}
      {answer.stale
        .map(({ title, article, reason }) => `${title} ${article ?? ''} (${word(`stale_${reason}`)})`)
        .join('; ')}
    </div>
  );
}

function Preview(props: {
  language: 'zh' | 'en';
  preview: StandardPreview;
  content: StandardContent | null;
}) {
  const { language, preview, content } = props;
  const word = useTable(STANDARD_WORDS);
  const say = useWords();
  const questions = content?.questions[language] ?? [];
  return (
    <section className="sheet">
      <h2>{word('preview', { language: say(`language_${language}`) })}</h2>
      <div className="sheet-body stack">
        {questions.length > 0 ? (
          <ul className="asked-ways">
            {questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        ) : (
          <p className="quiet">{word('previewNone')}</p>
        )}
        {preview.text && <AnswerView text={preview.text} citations={preview.citations} language={language} />}
        {questions.length > 0 && preview.problems.length > 0 && (
          <div className="notice-line" data-tone="warn">
            {word('problems')}
            <ul>
              {preview.problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </section>
  );
}

function Bindings({ answer }: { answer: StandardDetail }) {
  const word = useTable(STANDARD_WORDS);
  const bindings = contentOf(answer)?.bindings ?? [];
  return (
    <section className="sheet">
      <h2>{word('bindings')}</h2>
      <ul className="bindings">
        {answer.standings.map(({ title, article, stale, now }, i) => (
          <li key={`${title} ${article}`}>
            <p className="row">
              <b>
                {title} {article}
              </b>
              <span className="tag" data-tone={stale ? 'alarm' : 'good'}>
                {word(stale ? `stale_${stale}` : 'holds')}
              </span>
            </p>
            {stale ? (
              <div className="columns">
                <Words name={word('bound')} text={bindings[i]?.text ?? ''} />
                {now && <Words name={word('nowWords')} text={now} />}
              </div>
            ) : (
              <p className="statute">{bindings[i]?.quote}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Words({ name, text }: { name: string; text: string }) {
  return (
    <div>
      <small>{name}</small>
      <p className="statute">{text}</p>
    </div>
  );
}

function History({ history }: { history: StandardRevision[] }) {
  const word = useTable(STANDARD_WORDS);
  const { full } = useTimes();
  const [open, setOpen] = useState<number | null>(null);
  return (
    <section className="sheet">
      <h2>{word('history')}</h2>
      <ol className="revisions">
        {history.map(({ number, state, by, at, decidedBy, decidedAt, comment, content }) => (
          <li key={number}>
            <button
              type="button"
              className="link-button"
              aria-expanded={open === number}
              onClick={() => setOpen(open === number ? null : number)}
            >
              {word('revision', { n: number })}
            </button>{' '}
            <span className="tag">{word(`rev_${state}`)}</span>{' '}
            <small>
              {word('decidedBy', { name: by.name, time: full(at) })}
              {decidedBy &&
                decidedAt &&
                ` → ${word('decidedBy', { name: decidedBy.name, time: full(decidedAt) })}`}
            </small>
            {comment && <p className="quiet">{comment}</p>}
            {open === number &&
              (['zh', 'en'] as const).map((one) => (
                <p key={one} className="said-text">
                  {content.text[one]}
                </p>
              ))}
          </li>
        ))}
      </ol>
    </section>
  );
}
