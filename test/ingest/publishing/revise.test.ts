import { beforeEach, expect, it } from 'vitest';
import { publishedDetail } from '../../../ingest/publishing/published-detail.ts';
import { editDraft } from '../../../ingest/publishing/revise.ts';
import { revisePublished } from '../../../ingest/publishing/revise-published.ts';
import { loadContent, loadDraft } from '../../../ingest/publishing/rows.ts';
import { undoAct } from '../../../ingest/publishing/undo.ts';
import { passagesOfVersion } from '../../../knowledge/corpus.ts';
import { load, tempFolder, writeFiles } from '../support.ts';
import { APPROVER, EDITOR, type House, measure, openHouse, publishOne, readOne } from './support.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});

const revise = (versionId: number) => revisePublished(house, { versionId, actor: EDITOR.id });
const live = () => house.store.selectFrom('versions').selectAll().where('retired_at', 'is', null).execute();

it('corrects one word of a published text, in the place of it, and takes that back', async () => {
  await load(house.store, await writeFiles(tempFolder(), { 'a.md': measure('2023-02-01', '三十') }));
  const [before] = await live();
  const id = await revise(before!.id);
  const { revision } = await loadDraft(house.store, id);
  const text = '补贴标准为上年度实际缴纳失业保险费的百分之六十。';
  await editDraft(house, { id, revision, actor: EDITOR.id }, { kind: 'passage', passage: 1, text });
  const { version_id } = await publishOne(house, id);
  const [after, ...others] = await live();
  expect(others).toEqual([]);
  expect(after).toMatchObject({
    id: version_id,
    label: before!.label,
    effective_from: before!.effective_from,
  });
  expect((await passagesOfVersion(house.store, after!.id)).map((passage) => passage.text)).toContain(text);
  const detail = await publishedDetail(house.store, version_id!, APPROVER, '2026-06-01');
  expect(detail).toMatchObject({ draftId: id, acts: [{ kind: 'published', undoable: true }] });
  await undoAct(house, { id: detail.acts[0]!.id, actor: APPROVER.id, reason: '有误' });
  expect(await live()).toEqual([before]);
});

it('carries fields, relations and passages over as they are', async () => {
  const first = await readOne(house, measure('2023-02-01', '三十'));
  const { version_id } = await publishOne(house, first.id);
  const content = await loadContent(house.store, first.id);
  const again = await loadContent(house.store, await revise(version_id!));
  expect(again?.parsed.passages).toEqual(content?.parsed.passages);
  const plain = (of: typeof content) =>
    of?.parsed.version.fields?.map(({ field, value, origin }) => [field, value, origin]).sort();
  expect(plain(again)).toEqual(plain(content));
});
