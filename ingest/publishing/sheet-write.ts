import { utils, write } from '@e965/xlsx';
import type { Store } from '../../src/store/open.ts';
import type { DraftState } from './api.ts';
import { fieldValue } from './edit-fields.ts';
import { loadContent } from './rows.ts';
import { COLUMNS, FILE, ID, REVISION } from './sheet-columns.ts';

const MOST_ROWS = 2_000;
/** Of a draft whose fields can be changed. */
const OPEN: readonly DraftState[] = ['draft', 'rejected'];

/**
 * The metadata of drafts that can be changed, as a workbook. Every cell is text, so that no words of a title are
 * reckoned with as a formula.
 */
export async function draftsSheet(store: Store, { batch }: { batch?: string | undefined }): Promise<Buffer> {
  let drafts = store
    .selectFrom('drafts')
    .select(['id', 'revision', 'name'])
    .where('state', 'in', [...OPEN]);
  if (batch) drafts = drafts.where('batch', '=', batch);
  const rows: string[][] = [[ID, REVISION, FILE, ...COLUMNS.map(({ heading }) => heading)]];
  for (const { id, revision, name } of await drafts.orderBy('nr').limit(MOST_ROWS).execute()) {
    const content = await loadContent(store, id);
    if (!content) continue;
    const cells = COLUMNS.map(({ field, show }) => show(fieldValue(content, field)));
    rows.push([id, String(revision), name, ...cells]);
  }
  const sheet = utils.aoa_to_sheet([]);
  utils.sheet_add_aoa(
    sheet,
    rows.map((row) => row.map((value) => ({ t: 's', v: value, z: '@' }))),
  );
  sheet['!cols'] = [10, 6, 30, 50, 18, 20, 12, 10, 20, 12, 12, 12].map((wch) => ({ wch }));
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, 'drafts');
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}
