import { useDeferredValue, useState } from 'react';
import type { DraftPassage } from '../../../../ingest/publishing/api-draft.ts';
import { Nothing } from '../../../shared/empty.tsx';
import { useTable } from '../../../shared/language.tsx';
import { DRAFT_WORDS } from '../../words/draft.ts';
import { PassagesBar } from '../passages-bar.tsx';
import { PassageDialog, type PassageTask } from './passage-dialog.tsx';
import { PassageLine } from './passage-line.tsx';
import { useDraft } from './use-draft.tsx';

/** Every passage in reading order, beside the original; to be changed, cut, joined, marked, taken out. */
export function PassagesTab() {
  const word = useTable(DRAFT_WORDS);
  const { detail } = useDraft();
  const [words, setWords] = useState('');
  const [task, setTask] = useState<PassageTask | null>(null);
  const wanted = useDeferredValue(words.trim());
  const shown = detail.passages.filter((passage) => holds(passage, wanted));
  return (
    <>
      <PassagesBar words={words} onWords={setWords} count={shown.length} />
      {shown.length === 0 ? (
        <Nothing icon="brief">{word('passageNone')}</Nothing>
      ) : (
        <ol className="passages sheet">
          {shown.map((passage) => (
            <PassageLine
              key={passage.index}
              passage={passage}
              before={detail.passages[passage.index - 1] ?? null}
              last={passage.index === detail.passages.length - 1}
              onTask={setTask}
            />
          ))}
        </ol>
      )}
      {task && <PassageDialog task={task} onClose={() => setTask(null)} />}
    </>
  );
}

function holds({ article, text, headingPath }: DraftPassage, words: string): boolean {
  return words === '' || [article ?? '', text, ...headingPath].some((one) => one.includes(words));
}
