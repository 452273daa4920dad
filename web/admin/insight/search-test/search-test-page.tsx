import { Button, Spin } from 'antd';
import { useRef, useState } from 'react';
import type { SearchTestBody, SearchTestResult } from '../../../../bot/search-test-api.ts';
import { call, type Problem } from '../../../shared/api.ts';
import { useTable } from '../../../shared/language.tsx';
import { useSession } from '../../../shared/session.tsx';
import { wordsOf } from '../../../shared/use-doing.ts';
import { useWords } from '../../../shared/words.ts';
import { Page } from '../../frame/page.tsx';
import { SaveDialog } from './save-dialog.tsx';
import { SearchForm } from './search-form.tsx';
import { SearchResult } from './search-result.tsx';
import { SEARCH_WORDS } from './words.ts';
import '../../parts/parts.css';
import './search-test.css';

interface Asked {
  body: SearchTestBody;
  /** Null: it is being answered. */
  result: SearchTestResult | null;
  problem: string | null;
}

/** Asks as an enterprise would, through the code of the chat, and shows all that led to the answer. */
export default function SearchTestPage() {
  const word = useTable(SEARCH_WORDS);
  const { is } = useSession();
  const [asked, ask] = useAsking();
  const [saving, setSaving] = useState(false);
  const { body, result = null, problem } = asked ?? {};
  const waits = asked !== null && !result && !problem;
  return (
    <Page
      title={word('title')}
      acts={
        result &&
        is('editor', 'approver', 'admin') && <Button onClick={() => setSaving(true)}>{word('save')}</Button>
      }
    >
      <div className="search-test">
        <SearchForm busy={waits} onAsk={ask} />
        <div aria-live="polite">
          {waits && (
            <p className="row">
              <Spin size="small" /> {word('asking')}
            </p>
          )}
          {problem && <p role="alert">{problem}</p>}
        </div>
        {result && <SearchResult result={result} />}
      </div>
      {saving && body && result && (
        <SaveDialog body={body} result={result} onClose={() => setSaving(false)} />
      )}
    </Page>
  );
}

/** What was asked last; an answer to something asked before it is let go. */
function useAsking(): [Asked | null, (body: SearchTestBody) => void] {
  const say = useWords();
  const [asked, setAsked] = useState<Asked | null>(null);
  const latest = useRef(0);
  const ask = (body: SearchTestBody) => {
    latest.current += 1;
    const mine = latest.current;
    const settle = (part: Partial<Asked>) => {
      if (mine === latest.current) setAsked({ body, result: null, problem: null, ...part });
    };
    settle({});
    call<SearchTestResult>('POST', '/api/search-test', body).then(
      (result) => settle({ result }),
      (error: Problem) => settle({ problem: wordsOf(error, say('offlineDo'), say('failedDo')) }),
    );
  };
  return [asked, ask];
}
