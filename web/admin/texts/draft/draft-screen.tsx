import { Segmented } from 'antd';
import { type ComponentType, useState } from 'react';
import type { DraftDetail } from '../../../../ingest/publishing/api-draft.ts';
import { Icon } from '../../../shared/icon.tsx';
import { useTable } from '../../../shared/language.tsx';
import { useMedia } from '../../../shared/media.ts';
import { Link } from '../../../shared/route.tsx';
import { Page } from '../../frame/page.tsx';
import { Shown } from '../../frame/shown.tsx';
import { DRAFT_WORDS } from '../../words/draft.ts';
import { LiveNote } from '../live-note.tsx';
import { StateTag } from '../state-tag.tsx';
import { useTextRead } from '../stream.ts';
import { CheckTab } from './check-tab.tsx';
import { DifferenceTab } from './difference-tab.tsx';
import { DraftActs } from './draft-acts.tsx';
import { DraftNotices } from './draft-notices.tsx';
import { FieldsTab } from './fields-tab.tsx';
import { OriginalPane } from './original-pane.tsx';
import { PassagesTab } from './passages-tab.tsx';
import { RevisionsTab } from './revisions-tab.tsx';
import { DraftProvider, useDraft } from './use-draft.tsx';
import './draft.css';

const TABS = {
  fields: FieldsTab,
  passages: PassagesTab,
  check: CheckTab,
  difference: DifferenceTab,
  revisions: RevisionsTab,
  original: OriginalPane,
} as const satisfies Record<string, ComponentType>;
type Tab = keyof typeof TABS;

/** One draft: the original beside what was understood of it, and what can be done. */
export function DraftScreen({ id }: { id: string }) {
  const word = useTable(DRAFT_WORDS);
  const read = useTextRead<DraftDetail>(
    `/api/texts/drafts/${encodeURIComponent(id)}`,
    ({ name, data }) => name === 'draft' && data.id === id,
  );
  return (
    <Page
      title={
        <>
          <Link className="crumb" href="/admin/drafts">
            <Icon name="back" size={14} />
            {word('back')}
          </Link>
          {read.data && (read.data.draft.title ?? read.data.draft.name)}
          {read.data && <StateTag draft={read.data.draft} />}
        </>
      }
      acts={<LiveNote standing={read.standing} />}
    >
      <Shown read={read}>
        {(detail) => (
          <DraftProvider detail={detail} read={read}>
            <DraftActs />
            <DraftNotices />
            {(detail.passages.length > 0 || detail.fields.length > 0) && <Sides />}
          </DraftProvider>
        )}
      </Shown>
    </Page>
  );
}

function Sides() {
  const word = useTable(DRAFT_WORDS);
  const wide = useMedia('(min-width: 1120px)');
  const { detail } = useDraft();
  const [chosen, setChosen] = useState<Tab>('fields');
  const tabs = (Object.keys(TABS) as Tab[]).filter((tab) => !wide || tab !== 'original');
  const tab = tabs.includes(chosen) ? chosen : 'fields';
  const Chosen = TABS[tab];
  return (
    <div className="sides">
      {wide && (
        <section className="sheet side-original" aria-label={word('tab_original')}>
          <OriginalPane />
        </section>
      )}
      <section className="side-understood" aria-label={word('tabs')}>
        <div className="tab-bar">
          <Segmented
            value={tab}
            onChange={setChosen}
            aria-label={word('tabs')}
            options={tabs.map((value) => ({
              value,
              label: (
                <>
                  {word(`tab_${value}`)}
                  {value === 'fields' && detail.draft.unsure > 0 && (
                    <span className="count">{detail.draft.unsure}</span>
                  )}
                </>
              ),
            }))}
          />
        </div>
        <Chosen />
      </section>
    </div>
  );
}
