import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import type { DraftArticle, DraftBody, Gap, GuideDraft } from '../../../../reports/api.ts';
import { ValidityBadge } from '../../../chat/validity-badge.tsx';
import { call } from '../../../shared/api.ts';
import { Empty } from '../../../shared/empty.tsx';
import { useSpeech, useTable } from '../../../shared/language.tsx';
import { go } from '../../../shared/route.tsx';
import { useFetched } from '../../../shared/use-fetched.ts';
import { SideDrawer } from '../../parts/side-drawer.tsx';
import { handOver } from '../standard/hand-over.ts';
import { EMPTY_FORM } from '../standard/standard-form.ts';
import { GAPS_WORDS } from './words.ts';

/** The skeleton of a guide or a standard answer for a gap. */
export function DraftDrawer({ gap, onClose }: { gap: Gap | null; onClose(): void }) {
  const word = useTable(GAPS_WORDS);
  return (
    <SideDrawer open={gap !== null} title={word('draftTitle')} onClose={onClose}>
      {gap && <Draft key={gap.id} gap={gap} />}
    </SideDrawer>
  );
}

function Draft({ gap }: { gap: Gap }) {
  const word = useTable(GAPS_WORDS);
  const { language } = useSpeech();
  const body: DraftBody = { questions: gap.questions, language };
  const fetched = useFetched(gap.id, (signal) =>
    call<GuideDraft>('POST', `/api/reports/gaps/${gap.id}/draft`, body, signal),
  );
  const draft = fetched.data;
  if (!draft) return <Empty fetched={fetched} />;
  return (
    <div className="stack">
      <p className="quiet">{word('draftNote')}</p>
      <section>
        <h3>{word('asked')}</h3>
        <ul className="asked-list">
          {[...draft.questions.zh, ...draft.questions.en].map((question) => (
            <li key={question}>{question}</li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{word('articles')}</h3>
        {draft.articles.length === 0 && <p className="quiet">{word('articlesNone')}</p>}
        {draft.articles.map((article) => (
          <Article key={article.passageId} article={article} />
        ))}
      </section>
      <div>
        <Button type="primary" onClick={() => writeStandard(draft)}>
          {word('toStandard')}
        </Button>
      </div>
      <GuideText yaml={draft.yaml} />
    </div>
  );
}

function Article({ article: { title, article, text, validity, documentNumber } }: { article: DraftArticle }) {
  return (
    <div className="draft-article">
      <p>
        <b>
          {title} {article}
        </b>{' '}
        <ValidityBadge validity={validity} /> <small>{documentNumber}</small>
      </p>
      <p className="statute">{text}</p>
    </div>
  );
}

function GuideText({ yaml }: { yaml: string }) {
  const word = useTable(GAPS_WORDS);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <section>
      <h3 className="row">
        {word('guide')}
        <Button
          size="small"
          onClick={() =>
            navigator.clipboard.writeText(yaml).then(
              () => setCopied(true),
              () => setCopied(false),
            )
          }
        >
          {word(copied ? 'copied' : 'copy')}
        </Button>
      </h3>
      <Input.TextArea
        readOnly
        className="code"
        aria-label={word('guide')}
        value={yaml}
        autoSize={{ maxRows: 18 }}
      />
    </section>
  );
}

/** Goes on in the editor of a standard answer, with the questions and the nearest articles in place. */
function writeStandard({ questions, articles, standardAnswer }: GuideDraft): void {
  const wanted = standardAnswer.bindings.map(({ passageId }) => passageId);
  handOver({
    ...EMPTY_FORM,
    questions: { zh: questions.zh.join('\n'), en: questions.en.join('\n') },
    text: standardAnswer.text,
    bindings: articles
      .filter(({ passageId }) => wanted.includes(passageId))
      .map(({ passageId, title, article, text }) => ({
        kept: null,
        passageId,
        title,
        article,
        text,
        quote: '',
      })),
  });
  go('/admin/standard-answers/new');
}
