import { Drawer } from 'antd';
import { useState } from 'react';
import type { CitationSnapshot } from '../../../knowledge/passage.ts';
import type { Language } from '../../../src/base/language.ts';
import { AnswerText } from '../../chat/answer-text.tsx';
import { PassagePanel } from '../../chat/passage-panel.tsx';
import { SourceList } from '../../chat/source-list.tsx';
import { wrapFocus } from '../../chat/wrap-focus.ts';
import { Icon } from '../../shared/icon.tsx';
import { localeOf } from '../../shared/language.tsx';
import { useMedia } from '../../shared/media.ts';
import { useWords } from '../../shared/words.ts';
import '../../chat/styles/answer.css';
import '../../chat/styles/panel.css';

interface Props {
  text: string;
  citations: CitationSnapshot[];
  language: Language;
}

/** An answer as the enterprise sees it: its words with marks, what they rest on, and each text where it stands. */
export function AnswerView({ text, citations, language }: Props) {
  const [opened, setOpened] = useState<CitationSnapshot | null>(null);
  const open = (position: number) => setOpened(citations[position - 1] ?? null);
  return (
    <div className="answer-view">
      <div lang={localeOf(language)}>
        <AnswerText text={text} citations={citations} onOpen={open} />
      </div>
      <SourceList citations={citations} onOpen={open} />
      <CitedDrawer citation={opened} onClose={() => setOpened(null)} />
    </div>
  );
}

/** The cited text where it stands, over everything else. */
function CitedDrawer({ citation, onClose }: { citation: CitationSnapshot | null; onClose(): void }) {
  const say = useWords();
  const narrow = useMedia('(max-width: 640px)');
  return (
    <Drawer
      open={citation !== null}
      title={say('panelTitle')}
      size={narrow ? '100%' : 560}
      rootClassName="panel"
      closable={{ placement: 'end', 'aria-label': say('close'), closeIcon: <Icon name="close" /> }}
      onClose={onClose}
      onKeyDown={wrapFocus}
      destroyOnHidden
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard */}
      <section className="panel-scroll" aria-label={say('panelTitle')} tabIndex={0}>
        {citation && <PassagePanel key={`${citation.passageId}-${citation.quote}`} citation={citation} />}
      </section>
    </Drawer>
  );
}
