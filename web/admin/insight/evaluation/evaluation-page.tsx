import { usePath, useQuery } from '../../../shared/route.tsx';
import { CompareScreen } from './compare-screen.tsx';
import { RunScreen } from './run-screen.tsx';
import { SetScreen } from './set-screen.tsx';
import { SetsScreen } from './sets-screen.tsx';
import '../../parts/parts.css';
import './evaluation.css';

/** `/admin/evaluation`, `…/<set>`, `…/<set>/<run>`, and `…/<set>/<run>?before=<run>` for two runs side by side. */
export default function EvaluationPage() {
  const [, , , set, run] = usePath().split('/');
  const [before] = useQuery('before');
  if (!set) return <SetsScreen />;
  if (!run) return <SetScreen key={set} id={set} />;
  if (before) return <CompareScreen key={`${before} ${run}`} set={set} before={before} after={run} />;
  return <RunScreen key={run} set={set} id={run} />;
}
