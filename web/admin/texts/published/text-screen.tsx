import { Segmented } from 'antd';
import { useState } from 'react';
import type { PublishedDetail } from '../../../../ingest/publishing/api-published.ts';
import { Icon } from '../../../shared/icon.tsx';
import { useSpeech, useTable } from '../../../shared/language.tsx';
import { Link } from '../../../shared/route.tsx';
import { Page } from '../../frame/page.tsx';
import { Shown } from '../../frame/shown.tsx';
import { webAddress } from '../../frame/web-address.ts';
import { Facts } from '../../parts/facts.tsx';
import { PUBLISHED_WORDS } from '../../words/published.ts';
import { TEXT_WORDS } from '../../words/texts.ts';
import { useValueWords } from '../draft/value-words.ts';
import { LiveNote } from '../live-note.tsx';
import { ValidityTag } from '../state-tag.tsx';
import { useTextRead } from '../stream.ts';
import { TextActs } from './text-acts.tsx';
import { TextHistory, TextRelations, TextVersions } from './text-more.tsx';
import { TextPassages } from './text-passages.tsx';
import { VersionDifference } from './version-difference.tsx';

const TABS = ['passages', 'facts', 'relations', 'versions', 'difference', 'acts'] as const;
type Tab = (typeof TABS)[number];

/** One version of a published text: its words, what is known of it, and what can be done. */
export function TextScreen({ id }: { id: number }) {
  const word = useTable(PUBLISHED_WORDS);
  const [tab, setTab] = useState<Tab>('passages');
  const read = useTextRead<PublishedDetail>(`/api/texts/published/${id}`, ({ name }) => name === 'published');
  return (
    <Page
      title={
        <>
          <Link className="crumb" href="/admin/texts">
            <Icon name="back" size={14} />
            {word('back')}
          </Link>
          {read.data?.text.title}
          {read.data && <ValidityTag validity={read.data.text.validity} />}
        </>
      }
      acts={<LiveNote standing={read.standing} />}
    >
      <Shown read={read}>
        {(detail) => (
          <>
            <TextActs detail={detail} onChanged={(fresh) => read.patch(() => fresh)} />
            <Standing detail={detail} />
            <div className="tab-bar">
              <Segmented
                value={tab}
                onChange={setTab}
                aria-label={word('tabs')}
                options={TABS.map((value) => ({ value, label: word(`tab_${value}`) }))}
              />
            </div>
            {tab === 'passages' && <TextPassages {...detail} />}
            {tab === 'facts' && <TextFacts detail={detail} />}
            {tab === 'relations' && <TextRelations detail={detail} />}
            {tab === 'versions' && <TextVersions detail={detail} />}
            {tab === 'difference' && <VersionDifference detail={detail} />}
            {tab === 'acts' && <TextHistory detail={detail} onChanged={read.renew} />}
          </>
        )}
      </Shown>
    </Page>
  );
}

/** In a line: since when, until when, by what it ended. */
function Standing({ detail: { text, draftId } }: { detail: PublishedDetail }) {
  const word = useTable(PUBLISHED_WORDS);
  const say = useTable(TEXT_WORDS);
  const { pick } = useSpeech();
  return (
    <p className="standing about num">
      {say('effective')} {text.effectiveFrom ?? '–'} {say('until')} {text.effectiveTo ?? say('noEnd')}
      {text.endedName && (
        <span>{word('endedBy', { how: pick(text.endedName), by: text.endedBy ?? '–' })}</span>
      )}
      {text.amendedFrom && <span>{word('amendedFrom', { day: text.amendedFrom })}</span>}
      {draftId && <Link href={`/admin/drafts/${draftId}`}>{word('fromDraft')}</Link>}
    </p>
  );
}

function TextFacts({ detail: { text, fields } }: { detail: PublishedDetail }) {
  const word = useTable(PUBLISHED_WORDS);
  const { pick } = useSpeech();
  const valueWords = useValueWords();
  const source = webAddress(text.source);
  return (
    <section className="sheet sheet-body">
      <Facts
        facts={[
          ...fields.map(({ name, field, value }) => [pick(name), valueWords(field, value)] as const),
          [word('source'), source ? <SourceLink key="source" address={source} /> : text.source],
        ]}
      />
    </section>
  );
}

function SourceLink({ address }: { address: string }) {
  return (
    <a href={address} target="_blank" rel="noreferrer noopener">
      {address}
    </a>
  );
}
