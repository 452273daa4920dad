import { useState } from 'react';
import type { CitationSnapshot } from '../../../knowledge/passage.ts';
import type { Language } from '../../../src/base/language.ts';
import { AnswerText } from '../../chat/answer-text.tsx';
import { SourceList } from '../../chat/source-list.tsx';
import { localeOf } from '../../shared/language.tsx';
import { PassageDrawer } from '../../shared/passage-drawer.tsx';
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
      <PassageDrawer citation={opened} onClose={() => setOpened(null)} />
    </div>
  );
}
