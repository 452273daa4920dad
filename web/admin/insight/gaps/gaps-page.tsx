import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import type { Gap, GapList, GapReason, ReportLists, SettleGapBody } from '../../../../reports/api.ts';
import { TextField } from '../../../shared/account/field.tsx';
import { call } from '../../../shared/api.ts';
import { Nothing } from '../../../shared/empty.tsx';
import { useSpeech, useTable } from '../../../shared/language.tsx';
import { Link, useQuery } from '../../../shared/route.tsx';
import { useSession } from '../../../shared/session.tsx';
import { useTimes } from '../../../shared/times.ts';
import { useDoing } from '../../../shared/use-doing.ts';
import { useWords } from '../../../shared/words.ts';
import { Page } from '../../frame/page.tsx';
import { Shown } from '../../frame/shown.tsx';
import { useRead } from '../../frame/use-read.ts';
import { Choice } from '../../parts/choice.tsx';
import { useMoreRows } from '../../parts/use-more-rows.tsx';
import { useQueries } from '../../parts/use-queries.ts';
import { EDITORS } from '../editors.ts';
import { DraftDrawer } from './draft-drawer.tsx';
import { GAPS_WORDS } from './words.ts';
import '../../parts/parts.css';
import './gaps.css';

/** What was asked and not (well) answered, with what to do about it. */
export default function GapsPage() {
  const word = useTable(GAPS_WORDS);
  const query = useQueries(['from', 'to', 'language']);
  const read = useRead<GapList>(`/api/reports/gaps?${query}`);
  const { data: lists } = useRead<ReportLists>('/api/reports/lists');
  const [drafted, setDrafted] = useState<Gap | null>(null);
  return (
    <Page title={word('title')} bar={<Filters />}>
      <div className="stack gaps-page">
        <p className="about">{word('about')}</p>
        <Shown read={read}>
          {(list) => <Gaps list={list} lists={lists} onDraft={setDrafted} onSettled={read.renew} />}
        </Shown>
      </div>
      <DraftDrawer gap={drafted} onClose={() => setDrafted(null)} />
    </Page>
  );
}

function Filters() {
  const word = useTable(GAPS_WORDS);
  const say = useWords();
  const [from, setFrom] = useQuery('from');
  const [to, setTo] = useQuery('to');
  const [language, setLanguage] = useQuery('language');
  return (
    <div className="filter-bar">
      <TextField label={word('from')} type="date" value={from ?? ''} onText={(day) => setFrom(day || null)} />
      <TextField label={word('to')} type="date" value={to ?? ''} onText={(day) => setTo(day || null)} />
      <Choice
        label={word('language')}
        value={language ?? ''}
        options={[
          ['', word('all')],
          ...(['zh', 'en'] as const).map((one) => [one, say(`language_${one}`)] as const),
        ]}
        onChange={(value) => setLanguage(value || null)}
      />
    </div>
  );
}

interface GapsProps {
  list: GapList;
  lists: ReportLists | null;
  onDraft(gap: Gap): void;
  onSettled(): void;
}

function Gaps({ list, lists, onDraft, onSettled }: GapsProps) {
  const word = useTable(GAPS_WORDS);
  const { from, to, looked, of, gaps } = list;
  const [shown, more] = useMoreRows(gaps);
  return (
    <>
      <p className="quiet">{word('looked', { from, to, looked, of })}</p>
      {gaps.length === 0 ? (
        <Nothing icon="inForce">{word('none')}</Nothing>
      ) : (
        <ol className="gaps">
          {shown.map((gap) => (
            <li key={gap.id} className="sheet">
              <GapView gap={gap} lists={lists} />
              <GapActs gap={gap} onDraft={() => onDraft(gap)} onSettled={onSettled} />
            </li>
          ))}
        </ol>
      )}
      {more}
    </>
  );
}

function GapView({ gap, lists }: { gap: Gap; lists: ReportLists | null }) {
  const word = useTable(GAPS_WORDS);
  const { pick } = useSpeech();
  const { moment } = useTimes();
  const topic = gap.topic && lists?.topics[gap.topic];
  const reasons = (Object.entries(gap.reasons) as [GapReason, number][]).filter(([, n]) => n > 0);
  return (
    <div className="gap-words">
      <h2>{gap.question}</h2>
      <p className="row">
        <span className="count">{word('size', { n: gap.size })}</span>
        {topic && <span className="tag">{pick(topic)}</span>}
        {reasons.map(([reason, n]) => (
          <span key={reason} className="tag" data-tone={reason === 'failed' ? 'alarm' : 'warn'}>
            {word(`reason_${reason}`)} {n}
          </span>
        ))}
        {gap.after > gap.before && (
          <span className="tag" data-tone="alarm">
            {word('growing', { before: gap.before, after: gap.after })}
          </span>
        )}
        <small>{[...gap.regions, word('last', { time: moment(gap.lastAt) })].join(' · ')}</small>
      </p>
      {gap.examples.length > 1 && (
        <details className="fold">
          <summary>{word('examples')}</summary>
          <ul>
            {gap.examples.map(({ id, text }) => (
              <li key={id}>
                <Link href={`/admin/questions?open=${id}`}>{text}</Link>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function GapActs({ gap, onDraft, onSettled }: { gap: Gap; onDraft(): void; onSettled(): void }) {
  const word = useTable(GAPS_WORDS);
  const { is } = useSession();
  const [busy, doing] = useDoing();
  const settle = (state: SettleGapBody['state']) => {
    const body: SettleGapBody = { state, questions: gap.questions };
    return doing(
      () => call('POST', `/api/reports/gaps/${gap.id}/settle`, body).then(onSettled),
      word('settled'),
    );
  };
  return (
    <div className="row-end gap-acts">
      <Link href={`/admin/search-test?q=${encodeURIComponent(gap.question)}`}>{word('tryIt')}</Link>
      {is(...EDITORS) && (
        <>
          <Dropdown
            trigger={['click']}
            menu={{
              items: (['answered_now', 'not_ours'] as const).map((key) => ({
                key,
                label: word(`settle_${key}`),
              })),
              onClick: ({ key }) => settle(key as SettleGapBody['state']),
            }}
          >
            <Button size="small" loading={busy}>
              {word('settle')}
            </Button>
          </Dropdown>
          <Button size="small" type="primary" onClick={onDraft}>
            {word('draft')}
          </Button>
        </>
      )}
    </div>
  );
}
