import type { Language } from '../../src/base/language.ts';
import type { Clock } from '../../src/base/time.ts';
import type { Store } from '../../src/store/open.ts';
import type { WorklistId } from '../api-worklists.ts';
import type { Sheet } from '../export/table.ts';
import { beijing } from '../export/times.ts';
import { word } from '../lists.ts';
import { wholeWorklist } from './lists.ts';
import { worklistWords } from './rules.ts';

/** A worklist as a sheet. */
export async function worklistSheet(
  deps: { store: Store; clock: Clock },
  id: WorklistId,
  language: Language,
): Promise<Sheet> {
  const { name, about } = worklistWords(id);
  const items = await wholeWorklist(deps, id);
  return {
    name: name[language],
    notes: [about[language], `${word('madeAt', language)} ${beijing(deps.clock.now().toISOString())}`],
    columns: [
      { head: word('title', language), width: 50 },
      { head: word('detail', language), width: 70 },
      { head: word('day', language), width: 12 },
    ],
    rows: items.map(({ title, detail, day }) => [title, detail[language], day]),
  };
}
