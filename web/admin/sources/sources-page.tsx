import { usePath } from '../../shared/route.tsx';
import { WithLists } from '../texts/lists.tsx';
import { SourceList } from './source-list.tsx';
import { SourceScreen } from './source-screen.tsx';

/** The watched sources, or the one that the address names. */
export default function SourcesPage() {
  const id = Number(usePath().split('/')[3]);
  return (
    <WithLists>{Number.isSafeInteger(id) ? <SourceScreen key={id} id={id} /> : <SourceList />}</WithLists>
  );
}
