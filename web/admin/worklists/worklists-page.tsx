import type { WorklistCounts, WorklistId } from '../../../reports/api-worklists.ts';
import { Nothing } from '../../shared/empty.tsx';
import { useSpeech, useTable } from '../../shared/language.tsx';
import { Link, usePath } from '../../shared/route.tsx';
import { Page } from '../frame/page.tsx';
import { Shown } from '../frame/shown.tsx';
import { type Read, useRead } from '../frame/use-read.ts';
import { WORKLIST_WORDS } from '../words/worklists.ts';
import { RecallPanel } from './recall-panel.tsx';
import { WorklistPanel } from './worklist-panel.tsx';
import './worklists.css';

const EVERY_MS = 60_000;

/** All worklists with what stands on each; the one chosen beside them. */
export default function WorklistsPage() {
  const word = useTable(WORKLIST_WORDS);
  const chosen = usePath().split('/')[3] as WorklistId | undefined;
  const read = useRead<WorklistCounts>('/api/worklists', EVERY_MS);
  return (
    <Page title={word('title')}>
      <div className="two-panes" data-chosen={chosen && ''}>
        <nav className="lists" aria-label={word('lists')}>
          <Shown read={read}>{(counts) => <Lists counts={counts} chosen={chosen} />}</Shown>
        </nav>
        <section className="pane">
          <Chosen id={chosen} read={read} />
        </section>
      </div>
    </Page>
  );
}

function Lists({ counts, chosen }: { counts: WorklistCounts; chosen: WorklistId | undefined }) {
  const { pick } = useSpeech();
  return (
    <ul>
      {counts.lists.map(({ id, name, count }) => (
        <li key={id}>
          <Link href={`/admin/worklists/${id}`} aria-current={id === chosen ? 'page' : undefined}>
            <span>{pick(name)}</span>
            <b className="count num" data-none={count === 0 || undefined}>
              {count}
            </b>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Chosen({ id, read }: { id: WorklistId | undefined; read: Read<WorklistCounts> }) {
  const word = useTable(WORKLIST_WORDS);
  if (!id) return <Nothing icon="queue">{word('choose')}</Nothing>;
  if (id === 'recall') return <RecallPanel onChanged={read.renew} />;
  return <WorklistPanel key={id} id={id} onChanged={read.renew} />;
}
