import type { FieldName } from '../../knowledge/metadata-fields.ts';
import { Fault } from '../../src/base/faults.ts';
import type { Bilingual } from '../../src/base/language.ts';
import type { SheetResult } from './api-acts.ts';
import type { DraftContent } from './content.ts';
import { fieldValue, setField } from './edit-fields.ts';
import { keep } from './revise.ts';
import { changeDraft, loadContent, type PublishingDeps } from './rows.ts';
import { readSheetRows, type SheetRow } from './sheet-read.ts';
import { wordFor } from './words.ts';

type Deps = Pick<PublishingDeps, 'store' | 'clock'>;
type Result = SheetResult['rows'][number];

/** Sets the fields of drafts as a spreadsheet has them, row by row; each row stands or falls whole. Throws `sheet_invalid`. */
export async function applySheet(deps: Deps, bytes: Buffer, actor: string): Promise<SheetResult> {
  const rows = await readSheetRows(bytes);
  const seen = new Set<string>();
  const results: Result[] = [];
  for (const row of rows) {
    results.push(await applyRow(deps, row, actor, seen.has(row.id)));
    seen.add(row.id);
  }
  const counts = { changed: 0, unchanged: 0, refused: 0 };
  for (const { status } of results) counts[status]++;
  return { counts, rows: results };
}

async function applyRow(deps: Deps, row: SheetRow, actor: string, twice: boolean): Promise<Result> {
  const title = [...row.cells].find(([{ field }]) => field === 'title')?.[1] ?? '';
  const told = { row: row.row, id: row.id || null, title };
  const refused = (problems: Bilingual[]): Result => ({ ...told, status: 'refused', fields: [], problems });
  if (row.id === '') return refused([wordFor('sheet', 'no_id')]);
  if (twice) return refused([wordFor('sheet', 'twice')]);
  const content = await loadContent(deps.store, row.id);
  if (!content) return refused([wordFor('sheet', 'unknown_draft')]);
  const { next, fields, problems } = changed(content, row);
  if (problems.length > 0) return refused(problems);
  if (fields.length === 0) return { ...told, status: 'unchanged', fields, problems };
  try {
    const { id, revision } = row;
    const from = ['draft', 'rejected'] as const;
    await changeDraft(deps, { id, revision, actor, act: 'edit', from }, (tx, draft, at) =>
      keep(tx, draft, { content: next, note: { kind: 'sheet', after: fields.join(', ') } }, { at, actor }),
    );
    return { ...told, status: 'changed', fields, problems };
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    return refused([{ zh: cause.in('zh'), en: cause.in('en') }]);
  }
}

/** The content with the cells that differ from what was shown. */
function changed(content: DraftContent, row: SheetRow) {
  let next = content;
  const fields: FieldName[] = [];
  const problems = [...row.problems];
  for (const [column, words] of row.cells) {
    if (words === column.show(fieldValue(content, column.field)).trim()) continue;
    try {
      next = setField(next, column.field, column.read(words));
      fields.push(column.field);
    } catch (cause) {
      if (!(cause instanceof Fault)) throw cause;
      problems.push(wordFor('sheet', 'value', { column: column.heading, problem: words.slice(0, 80) }));
    }
  }
  return { next, fields, problems };
}
