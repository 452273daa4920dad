import { useTable } from '../../shared/language.tsx';
import { useSession } from '../../shared/session.tsx';
import { Page } from '../frame/page.tsx';
import { OVERVIEW_WORDS } from '../words/overview.ts';
import { Asked } from './asked.tsx';
import { HealthCard } from './health.tsx';
import { Waiting } from './waiting.tsx';
import './overview.css';

/** Where one begins: what waits, whether all is well, what was asked today. */
export default function OverviewPage() {
  const word = useTable(OVERVIEW_WORDS);
  const { is } = useSession();
  return (
    <Page title={word('title')}>
      <div className="overview">
        <Waiting />
        <div className="overview-side">
          {is('admin', 'auditor') && <HealthCard />}
          {is('admin', 'auditor') && <Asked />}
        </div>
      </div>
    </Page>
  );
}
