import { useTable } from '../../../shared/language.tsx';
import { useSession } from '../../../shared/session.tsx';
import { Page } from '../../frame/page.tsx';
import { PersonFind } from './person-find.tsx';
import { RetentionCard } from './retention-card.tsx';
import { PERSONAL_WORDS } from './words.ts';
import '../../parts/parts.css';

/** What a person can ask for under the law on personal information (PIPL arts. 44–47), and how long data are kept. */
export default function PersonalPage() {
  const word = useTable(PERSONAL_WORDS);
  const { is } = useSession();
  return (
    <Page title={word('title')}>
      <div className="stack">
        {is('admin') && <PersonFind />}
        <RetentionCard />
      </div>
    </Page>
  );
}
