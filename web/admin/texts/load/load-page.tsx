import { Select } from 'antd';
import { useEffect, useState } from 'react';
import type { BatchList } from '../../../../ingest/publishing/api.ts';
import { Nothing } from '../../../shared/empty.tsx';
import { useTable } from '../../../shared/language.tsx';
import { useQuery } from '../../../shared/route.tsx';
import { useTimes } from '../../../shared/times.ts';
import { Page } from '../../frame/page.tsx';
import { Shown } from '../../frame/shown.tsx';
import { useRead } from '../../frame/use-read.ts';
import { LOAD_WORDS } from '../../words/load.ts';
import { WithLists } from '../lists.tsx';
import { BatchProgress } from './batch-progress.tsx';
import { DropZone } from './drop-zone.tsx';
import { OtherWays } from './other-ways.tsx';
import { useUploads } from './uploads.ts';
import './load.css';

/** Texts in: files, folders, addresses, pasted words; below, how far each is. */
export default function LoadPage() {
  const word = useTable(LOAD_WORDS);
  const [chosen, choose] = useQuery('batch');
  const { batch: sent } = useUploads();
  const [seen, setSeen] = useState(sent);
  useEffect(() => {
    if (sent !== seen && sent !== null) choose(sent);
    setSeen(sent);
  }, [sent, seen, choose]);
  return (
    <Page title={word('title')}>
      <WithLists>
        <div className="load">
          <DropZone />
          <OtherWays onReceived={choose} />
          <Progress chosen={chosen} onChoose={choose} sent={sent} />
        </div>
      </WithLists>
    </Page>
  );
}

function Progress(props: { chosen: string | null; sent: string | null; onChoose(batch: string): void }) {
  const word = useTable(LOAD_WORDS);
  const { moment } = useTimes();
  const { sendings } = useUploads();
  const read = useRead<BatchList>('/api/texts/batches');
  const { renew } = read;
  useEffect(() => {
    if (props.chosen) renew();
  }, [props.chosen, renew]);
  return (
    <section className="sheet">
      <Shown read={read}>
        {({ batches }) => {
          const batch = props.chosen ?? props.sent ?? batches[0]?.batch ?? null;
          const options = batches.map(({ batch: value, createdAt, createdBy, total: n }) => ({
            value,
            label: word('batchName', { time: moment(createdAt), name: createdBy.name, n }),
          }));
          if (batch === null && sendings.length === 0)
            return <Nothing icon="brief">{word('noBatch')}</Nothing>;
          return (
            <BatchProgress
              key={batch}
              batch={batch}
              choice={
                <Select
                  aria-label={word('batches')}
                  className="batch-choice"
                  value={options.some(({ value }) => value === batch) ? batch : null}
                  placeholder={word('progress')}
                  options={options}
                  onChange={(value) => value && props.onChoose(value)}
                />
              }
            />
          );
        }}
      </Shown>
    </section>
  );
}
