import { usePath } from '../../../shared/route.tsx';
import { WithLists } from '../lists.tsx';
import { TextList } from './text-list.tsx';
import { TextScreen } from './text-screen.tsx';

/** The published texts, or the version that the address names. */
export default function TextsPage() {
  const id = Number(usePath().split('/')[3]);
  return <WithLists>{Number.isSafeInteger(id) ? <TextScreen key={id} id={id} /> : <TextList />}</WithLists>;
}
