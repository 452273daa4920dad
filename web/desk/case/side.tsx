import { Select, Tabs } from 'antd';
import type { CaseDetail } from '../../../desk/api-case.ts';
import type { CitationSnapshot } from '../../../knowledge/passage.ts';
import { SourceList } from '../../chat/source-list.tsx';
import { call } from '../../shared/api.ts';
import { useDoing } from '../../shared/use-doing.ts';
import { useWords } from '../words.ts';
import { BriefPanel } from './brief-panel.tsx';
import { History } from './history.tsx';
import { LegalAid } from './legal-aid.tsx';
import { PolicySearch } from './policy-search.tsx';

export type SideTab = 'brief' | 'search' | 'legalAid' | 'history';

interface Props {
  detail: CaseDetail;
  tab: SideTab;
  onTab(tab: SideTab): void;
  onOpen(citation: CitationSnapshot): void;
  /** Puts words into the reply. */
  onInsert(text: string): void;
  onChanged(): void;
}

/** What stands beside the conversation: brief, search, legal aid, history. */
export function Side({ detail, tab, onTab, onOpen, onInsert, onChanged }: Props) {
  const say = useWords();
  const { may, case: row } = detail;
  const legal = row.team === 'legal_aid' || may.includes('parties') || may.includes('eligibility');
  const items = [
    {
      key: 'brief',
      label: say('tabBrief'),
      children: (
        <>
          {may.includes('label') && <Labels detail={detail} onChanged={onChanged} />}
          <BriefPanel detail={detail} />
          <SourceList
            citations={detail.sources}
            onOpen={(position) => onOpen(detail.sources[position - 1]!)}
          />
        </>
      ),
    },
    {
      key: 'search',
      label: say('tabSearch'),
      children: (
        <PolicySearch
          region={row.region}
          onOpen={onOpen}
          onInsert={may.includes('reply') ? onInsert : undefined}
        />
      ),
    },
    ...(legal
      ? [
          {
            key: 'legalAid',
            label: say('tabLegalAid'),
            children: <LegalAid detail={detail} onChanged={onChanged} />,
          },
        ]
      : []),
    { key: 'history', label: say('tabHistory'), children: <History detail={detail} /> },
  ];
  return <Tabs size="small" activeKey={tab} items={items} onChange={(key) => onTab(key as SideTab)} />;
}

function Labels({ detail, onChanged }: { detail: CaseDetail; onChanged(): void }) {
  const say = useWords();
  const [busy, doing] = useDoing();
  const { id, labels } = detail.case;
  const change = async (next: string[]) => {
    await doing(() => call('POST', `/api/desk/cases/${id}/labels`, { labels: next }));
    onChanged();
  };
  return (
    <Select
      mode="tags"
      size="small"
      className="labels"
      open={false}
      suffixIcon={null}
      value={labels}
      loading={busy}
      placeholder={say('labelAdd')}
      aria-label={say('labels')}
      onChange={change}
    />
  );
}
