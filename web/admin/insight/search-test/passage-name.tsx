import type { ReactNode } from 'react';
import type { SearchTestPassage } from '../../../../bot/search-test-api.ts';
import { titleOf } from '../../../chat/citation.ts';
import { ValidityBadge } from '../../../chat/validity-badge.tsx';
import { useTable } from '../../../shared/language.tsx';
import { SEARCH_WORDS } from './words.ts';

/** Which passage it is, how it stands on the day asked about, and how it begins. */
export function PassageName({ passage, children }: { passage: SearchTestPassage; children?: ReactNode }) {
  const word = useTable(SEARCH_WORDS);
  const { title, article, documentNumber, region, text, validity, level } = passage;
  const guide = level === 'guide';
  return (
    <div className="passage-name">
      <p>
        <b>
          {guide ? title : titleOf(title)}
          {article}
        </b>
        {guide && <span className="tag">{word('kind_guide')}</span>}
        {children}
        {validity !== 'in_force' && <ValidityBadge validity={validity} />}
      </p>
      <p>
        <small>{[documentNumber, region].filter(Boolean).join(' · ')}</small>
      </p>
      <p lang={passage.language === 'zh' ? 'zh-CN' : 'en'}>{text}</p>
    </div>
  );
}
