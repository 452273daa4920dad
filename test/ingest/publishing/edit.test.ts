import { beforeEach, describe, expect, it } from 'vitest';
import type { DraftEdit } from '../../../ingest/publishing/api-acts.ts';
import { draftDetail } from '../../../ingest/publishing/detail.ts';
import { editDraft } from '../../../ingest/publishing/revise.ts';
import { listRevisions } from '../../../ingest/publishing/revisions.ts';
import { loadDraft } from '../../../ingest/publishing/rows.ts';
import { EDITOR, type House, measure, openHouse, publishOne, readOne } from './support.ts';

let house: House;
let id: string;
beforeEach(async () => {
  house = await openHouse();
  ({ id } = await readOne(house, measure('2023-02-01', '三十')));
});

async function edited(edit: DraftEdit) {
  const { revision } = await loadDraft(house.store, id);
  await editDraft(house, { id, revision, actor: EDITOR.id }, edit);
  return draftDetail(house.store, id, EDITOR);
}

const bodies = ({ passages }: Awaited<ReturnType<typeof edited>>) =>
  passages.map(({ kind, article, articleNumber, text }) => ({ kind, article, articleNumber, text }));

describe('passages', () => {
  it('are split where a new article begins, and joined without loss', async () => {
    await edited({ kind: 'passage', passage: 0, text: '甲。\n第一条之一 乙。' });
    const split = await edited({ kind: 'split', passage: 0, at: 2 });
    expect(bodies(split).slice(0, 2)).toEqual([
      { kind: 'article', article: '第一条', articleNumber: 1, text: '甲。' },
      { kind: 'article', article: '第一条之一', articleNumber: 1, text: '乙。' },
    ]);
    expect(split.coverage).toMatchObject({ edited: true });
    const joined = await edited({ kind: 'merge', passage: 0 });
    expect(bodies(joined)[0]).toMatchObject({ article: '第一条', text: '甲。\n第一条之一 乙。' });
  });

  it('become tables, and texts again', async () => {
    await edited({ kind: 'passage', passage: 1, text: '规模\t补贴\n三十人以下\t九成', article: null });
    const table = await edited({ kind: 'table', passage: 1, table: true });
    expect(bodies(table)[1]).toMatchObject({
      kind: 'table',
      text: '| 规模 | 补贴 |\n| --- | --- |\n| 三十人以下 | 九成 |',
    });
    expect(bodies(await edited({ kind: 'table', passage: 1, table: false }))[1]).toMatchObject({
      kind: 'paragraph',
    });
  });

  it.each([
    [{ kind: 'split', passage: 0, at: 0 }],
    [{ kind: 'split', passage: 9, at: 1 }],
    [{ kind: 'merge', passage: 2 }],
    [{ kind: 'passage', passage: 0, article: '附则' }],
    [{ kind: 'remove', passage: 3 }],
    [{ kind: 'relation', remove: 0 }],
    [{ kind: 'field', field: 'level', value: 'decree' }],
    [{ kind: 'field', field: 'publishedOn', value: '2023-02-30' }],
  ] as [DraftEdit][])('refuse %j', async (edit) => {
    await expect(edited(edit)).rejects.toMatchObject({ code: 'body_invalid' });
  });
});

describe('fields', () => {
  it('are set for everything that hangs on them, and say who set them', async () => {
    const set = await edited({ kind: 'field', field: 'publishedOn', value: '2023-01-15' });
    expect(set.draft).toMatchObject({ publishedOn: '2023-01-15', editedBy: { id: EDITOR.id } });
    expect(set.fields.find(({ field }) => field === 'publishedOn')).toMatchObject({
      ...{ value: '2023-01-15', origin: 'person', confidence: 1, unsure: false },
    });
    const { revisions } = await listRevisions(house.store, id);
    expect(revisions[0]).toMatchObject({
      kind: 'field',
      before: '2023-02-01',
      after: '2023-01-15',
      by: { id: EDITOR.id },
    });
  });

  it('that were confirmed wait for nobody', async () => {
    const before = await draftDetail(house.store, id, EDITOR);
    const unsure = before.fields.filter((one) => one.unsure).map(({ field }) => field);
    expect(unsure.length).toBeGreaterThan(0);
    expect((await edited({ kind: 'confirm', fields: unsure })).draft.unsure).toBe(0);
  });

  it('that a person set go into the published text as theirs, over later readings', async () => {
    await edited({ kind: 'field', field: 'documentNumber', value: '国发〔2023〕8号' });
    const { version_id } = await publishOne(house, id);
    const row = await house.store
      .selectFrom('metadata_fields')
      .selectAll()
      .where('version_id', '=', version_id!)
      .where('field', '=', 'documentNumber')
      .execute();
    expect(row).toMatchObject([{ value: '"国发〔2023〕8号"', origin: 'person', actor: EDITOR.id }]);
    const version = await house.store.selectFrom('versions').selectAll().executeTakeFirstOrThrow();
    expect(version).toMatchObject({ document_number: '国发〔2023〕8号' });
  });
});

describe('a pasted text', () => {
  it('stands in for a scan, and keeps what a person had set', async () => {
    await edited({ kind: 'field', field: 'documentNumber', value: '国发〔2023〕8号' });
    const pasted = await edited({ kind: 'text', text: '企业招用补贴办法\n\n第一条 新。\n\n第二条 旧。' });
    expect(pasted.draft).toMatchObject({
      title: '企业招用补贴办法',
      documentNumber: '国发〔2023〕8号',
      passages: 2,
    });
  });

  it('makes a draft of a file of which nothing could be read', async () => {
    ({ id } = await readOne(house, '', 'empty.md'));
    expect(await loadDraft(house.store, id)).toMatchObject({ state: 'failed', upload_id: null });
    const pasted = await edited({ kind: 'text', text: '企业招用补贴办法\n\n第一条 新。\n\n第二条 旧。' });
    expect(pasted.draft).toMatchObject({ state: 'draft', fault: null });
    expect(pasted.passages).toHaveLength(2);
  });
});

describe('a relation that a person adds', () => {
  it('ends the other text when it is published', async () => {
    const { version_id } = await publishOne(house, id);
    const other = await house.store
      .selectFrom('versions')
      .selectAll()
      .where('id', '=', version_id!)
      .executeTakeFirstOrThrow();
    ({ id } = await readOne(house, measure('2026-05-01', '五十', '企业用工支持办法')));
    const add = { kind: 'repeals' as const, documentId: other.document_id, on: '2026-05-01' };
    const related = await edited({ kind: 'relation', add });
    expect(related.relations).toMatchObject([
      { kind: 'repeals', origin: 'person', target: { title: '企业稳岗补贴办法' } },
    ]);
    expect(related.matches).toMatchObject([{ kind: 'repealed', versionId: version_id }]);
    expect(related.against).toBe(version_id);
    await publishOne(house, id);
    const ended = await house.store
      .selectFrom('versions')
      .selectAll()
      .where('id', '=', version_id!)
      .executeTakeFirstOrThrow();
    expect(ended).toMatchObject({
      effective_to: '2026-04-30',
      ended: 'repealed',
      ended_by: '企业用工支持办法',
    });
  });
});
