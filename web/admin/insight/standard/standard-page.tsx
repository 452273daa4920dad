import { usePath } from '../../../shared/route.tsx';
import { StandardEditor } from './standard-editor.tsx';
import { StandardList } from './standard-list.tsx';
import { StandardScreen } from './standard-screen.tsx';
import '../../parts/parts.css';
import './standard.css';

/** `/admin/standard-answers`, `…/new`, `…/<id>`, `…/<id>/edit`. */
export default function StandardPage() {
  const [, , , id, act] = usePath().split('/');
  if (!id) return <StandardList />;
  if (id === 'new') return <StandardEditor key="new" id={null} />;
  return act === 'edit' ? <StandardEditor key={id} id={id} /> : <StandardScreen key={id} id={id} />;
}
