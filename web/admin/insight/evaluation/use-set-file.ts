import { App } from 'antd';
import type { EvaluationImported } from '../../../../src/operations/evaluation/api.ts';
import { call } from '../../../shared/api.ts';
import { useTable } from '../../../shared/language.tsx';
import { useDoing } from '../../../shared/use-doing.ts';
import { fetchFile } from '../../parts/fetch-file.ts';
import { EVALUATION_WORDS } from './words.ts';

/** A set as a file: to keep, and to take in. */
export function useSetFile(set: string, onChanged: () => void) {
  const word = useTable(EVALUATION_WORDS);
  const { message } = App.useApp();
  const [busy, doing] = useDoing();
  const path = `/api/evaluation/sets/${set}`;
  const take = (file: File) =>
    doing(async () => {
      const jsonl = await file.text();
      const { added, changed, unchanged } = await call<EvaluationImported>('POST', `${path}/import`, {
        jsonl,
      });
      message.success(word('imported', { added, changed, unchanged }));
      onChanged();
    });
  const choose = () => {
    const input = Object.assign(document.createElement('input'), {
      type: 'file',
      accept: '.jsonl,.json,.txt',
    });
    input.addEventListener('change', () => input.files?.[0] && take(input.files[0]));
    input.click();
  };
  return { busy, choose, save: () => doing(() => fetchFile(`${path}/export`)) };
}
