import { Button } from 'antd';
import type { Draft } from '../../../desk/api-acts.ts';
import type { CitationSnapshot } from '../../../knowledge/passage.ts';
import { AnswerText } from '../../chat/answer-text.tsx';
import { SourceList } from '../../chat/source-list.tsx';
import { Icon } from '../../shared/icon.tsx';
import { useWords } from '../words.ts';

interface Props {
  draft: Draft;
  onUse(text: string): void;
  onDrop(): void;
  onOpen(citation: CitationSnapshot): void;
}

/** A draft with what it rests on; it goes nowhere before somebody has put it into the reply and sent it. */
export function DraftCard({ draft, onUse, onDrop, onOpen }: Props) {
  const say = useWords();
  const open = (position: number) => {
    const citation = draft.citations[position - 1];
    if (citation) onOpen(citation);
  };
  return (
    <section className="draft" aria-label={say('draftTitle')}>
      <header>
        <Icon name="draft" size={16} />
        <b>{say('draftTitle')}</b>
        <small>
          {say('asOf', { day: draft.asOf })} · {say('draftCheck')}
        </small>
      </header>
      <div className="draft-body">
        {draft.completeness === 'none' ? (
          <p className="quiet">{say('draftNone')}</p>
        ) : (
          <>
            {draft.completeness === 'partial' && <p className="quiet">{say('partial')}</p>}
            <AnswerText text={draft.text} citations={draft.citations} onOpen={open} />
            <SourceList citations={draft.citations} onOpen={open} />
          </>
        )}
      </div>
      <div className="row-end">
        <Button size="small" onClick={onDrop}>
          {say('draftDrop')}
        </Button>
        {draft.completeness !== 'none' && (
          <Button size="small" type="primary" onClick={() => onUse(draft.reply)}>
            {say('draftUse')}
          </Button>
        )}
      </div>
    </section>
  );
}
