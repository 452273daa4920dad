import type { DataFile, DataFileList } from '../../../src/operations/api-data.ts';
import { DATA_GROUPS, type DataGroup } from '../../../src/operations/data/groups.ts';
import { useSpeech, useTable } from '../../shared/language.tsx';
import { Link } from '../../shared/route.tsx';
import { useTimes } from '../../shared/times.ts';
import { Page } from '../frame/page.tsx';
import { Shown } from '../frame/shown.tsx';
import { useRead } from '../frame/use-read.ts';
import { Rows } from '../parts/rows.tsx';
import { NewHolidays } from './new-holidays.tsx';
import { DATA_WORDS } from './words.ts';

/** All files by kind, with how each stands. */
export function DataList() {
  const word = useTable(DATA_WORDS);
  const read = useRead<DataFileList>('/api/admin/data');
  return (
    <Page title={word('title')}>
      <div className="stack data-list">
        <p className="about">{word('about')}</p>
        <Shown read={read}>
          {({ files }) => (
            <>
              {DATA_GROUPS.map((group) => {
                const mine = files.filter((file) => file.group === group);
                return mine.length > 0 && <Group key={group} group={group} files={mine} />;
              })}
            </>
          )}
        </Shown>
      </div>
    </Page>
  );
}

function Group({ group, files }: { group: DataGroup; files: DataFile[] }) {
  const word = useTable(DATA_WORDS);
  const { pick } = useSpeech();
  const { full } = useTimes();
  return (
    <section>
      <h2 className="group-title row">
        {word(`group_${group}`)}
        {group === 'holidays' && <NewHolidays taken={files.map(({ path }) => path)} />}
      </h2>
      <Rows
        label={word(`group_${group}`)}
        rows={files}
        keyOf={({ path }) => path}
        columns={[
          {
            name: word('file'),
            head: true,
            cell: ({ path, about }) => (
              <>
                <Link href={addressOf(path)}>{pick(about)}</Link> <small>{path}</small>
              </>
            ),
          },
          { name: word('state'), cell: (file) => <FileTags file={file} /> },
          {
            name: word('latest'),
            cell: ({ live }) => live && `${live.by.name} · ${full(live.decidedAt ?? live.at)}`,
          },
        ]}
      />
    </section>
  );
}

/** Where a file is looked at. */
export function addressOf(path: string): string {
  return `/admin/data?file=${encodeURIComponent(path)}`;
}

/** How a file stands: as shipped or edited, whether what is live is in use, what is open. */
export function FileTags({ file }: { file: DataFile }) {
  const word = useTable(DATA_WORDS);
  const { live, inUse, refused, baseChanged, draft } = file;
  return (
    <span className="row">
      <span className="tag" data-tone={live ? 'good' : undefined}>
        {word(live ? 'edited' : 'asShipped')}
      </span>
      {!inUse && !refused && (
        <span className="tag" data-tone="warn">
          {word('waitsRestart')}
        </span>
      )}
      {refused && (
        <span className="tag" data-tone="alarm">
          {word('refused', { why: refused })}
        </span>
      )}
      {baseChanged && (
        <span className="tag" data-tone="warn">
          {word('baseChanged')}
        </span>
      )}
      {draft && (
        <span className="tag" data-tone="warn">
          {word(draft.state === 'review' ? 'inReview' : 'hasDraft')}
        </span>
      )}
    </span>
  );
}
