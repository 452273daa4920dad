import type { ConflictReport } from '../../../desk/api-case.ts';
import { call } from '../../shared/api.ts';
import { useFetched } from '../../shared/use-fetched.ts';
import { useWords } from '../words.ts';
import { ConflictView } from './conflict-view.tsx';

/** Whether the person signed in has worked for the other side of this matter. */
export function Conflicts({ caseId, version }: { caseId: string; version: number }) {
  const say = useWords();
  const report = useFetched(`${caseId} ${version}`, (signal) =>
    call<ConflictReport>('GET', `/api/desk/cases/${caseId}/conflicts`, undefined, signal),
  );
  if (report.problem || !report.data) return null;
  return (
    <section>
      <h3>{say('conflicts')}</h3>
      <ConflictView report={report.data} />
    </section>
  );
}
