import type { EvaluationSet } from '../../../../src/operations/evaluation/api.ts';
import { call } from '../../../shared/api.ts';
import { useTable } from '../../../shared/language.tsx';
import { go } from '../../../shared/route.tsx';
import { SureDialog } from '../../parts/sure-dialog.tsx';
import { EVALUATION_WORDS } from './words.ts';

/** Asks before a set goes, with its questions and runs. */
export function DeleteSet({ set: { id, name }, onClose }: { set: EvaluationSet; onClose(): void }) {
  const word = useTable(EVALUATION_WORDS);
  const remove = async () => {
    await call('DELETE', `/api/evaluation/sets/${id}`);
    go('/admin/evaluation');
  };
  return (
    <SureDialog
      title={word('deleteSet')}
      text={`${name} · ${word('deleteSetAsk')}`}
      act={remove}
      onClose={onClose}
    />
  );
}
