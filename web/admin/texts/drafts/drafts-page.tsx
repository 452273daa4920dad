import { usePath } from '../../../shared/route.tsx';
import { DraftScreen } from '../draft/draft-screen.tsx';
import { WithLists } from '../lists.tsx';
import { DraftList } from './draft-list.tsx';

/** The drafts, or the one that the address names. */
export default function DraftsPage() {
  const id = usePath().split('/')[3];
  return <WithLists>{id ? <DraftScreen key={id} id={decodeURIComponent(id)} /> : <DraftList />}</WithLists>;
}
