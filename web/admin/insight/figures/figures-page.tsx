import { Tabs } from 'antd';
import { useTable } from '../../../shared/language.tsx';
import { go, usePath } from '../../../shared/route.tsx';
import { Page } from '../../frame/page.tsx';
import { CasesTab } from './cases-tab.tsx';
import { DeskTab } from './desk-tab.tsx';
import { TableTab } from './table-tab.tsx';
import { TrendsTab } from './trends-tab.tsx';
import { FIGURES_WORDS } from './words.ts';
import '../../parts/parts.css';
import './figures.css';

const HOME = '/admin/statistics';

/** Figures: how asking goes, what the desk does, and the table for the yearly report. */
export default function FiguresPage() {
  const word = useTable(FIGURES_WORDS);
  const tab = usePath().split('/')[3];
  return (
    <Page title={word('title')}>
      <Tabs
        activeKey={tab ?? 'trends'}
        destroyOnHidden
        onChange={(key) => go(key === 'trends' ? HOME : `${HOME}/${key}`)}
        items={[
          { key: 'trends', label: word('tabTrends'), children: <TrendsTab /> },
          { key: 'desk', label: word('tabDesk'), children: <DeskTab /> },
          { key: 'table', label: word('tabTable'), children: <TableTab /> },
          { key: 'cases', label: word('tabCases'), children: <CasesTab /> },
        ]}
      />
    </Page>
  );
}
