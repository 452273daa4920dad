import { describe, expect, it } from 'vitest';
import { checkDocuments } from '../../knowledge/checks.ts';
import { passageInContext } from '../../knowledge/context.ts';
import { addRelation, relationsOf, removeRelation } from '../../knowledge/relations.ts';
import { clockAt } from '../../src/base/time.ts';
import type { Store } from '../../src/store/open.ts';
import { folderOf, load, statute, tempStore } from '../ingest/support.ts';

const by = { clock: clockAt('2026-11-24'), actor: 'editor' };
const OLD = statute('甲用水办法', [
  '为了节约用水，制定本办法。',
  '每户每月用水上限为三十吨。',
  '水表由供水单位每年校验一次。',
  '本办法自2019年6月1日起施行。',
]);
const NEW = statute('乙供水规定', [
  '为了保障供水，制定本规定。',
  '每户每月用水上限为四十吨。',
  '本规定自2025年1月1日起施行。《甲用水办法》第二条同时废止。',
]);

async function planted(
  files: Record<string, string> = { '甲(2019-05-01).md': OLD, '乙(2024-12-01).md': NEW },
) {
  const [store, folder] = [await tempStore(), await folderOf(files)];
  await load(store, folder);
  return { store, folder };
}

async function idsOf(store: Store, title: string) {
  const row = await store
    .selectFrom('versions')
    .select(['id as versionId', 'document_id as documentId'])
    .where('title', '=', title)
    .executeTakeFirstOrThrow();
  const passages = await store
    .selectFrom('passages')
    .select(['id', 'article'])
    .where('version_id', '=', row.versionId)
    .execute();
  return { ...row, passage: (article: string) => passages.find((one) => one.article === article)!.id };
}

const window = async (store: Store, versionId: number) =>
  store
    .selectFrom('versions')
    .select(['effective_to', 'ended', 'ended_by'])
    .where('id', '=', versionId)
    .executeTakeFirstOrThrow();

describe('the graph of texts', () => {
  it('is read from the texts, and seen from both ends', async () => {
    const { store } = await planted();
    const [old, newer] = [await idsOf(store, '甲用水办法'), await idsOf(store, '乙供水规定')];
    const edge = {
      kind: 'repeals',
      articles: [{ article: '2', paragraph: false }],
      on: '2025-01-01',
      source: 'text',
    };
    expect((await relationsOf(store, newer.documentId)).out).toMatchObject([
      {
        ...edge,
        target: { title: '甲用水办法', documentId: old.documentId },
        passageId: newer.passage('第三条'),
      },
    ]);
    expect((await relationsOf(store, old.documentId)).in).toMatchObject([{ ...edge, title: '乙供水规定' }]);
  });

  it('repeals one article and leaves the others, with what holds instead', async () => {
    const { store } = await planted();
    const [old, newer] = [await idsOf(store, '甲用水办法'), await idsOf(store, '乙供水规定')];
    const opened = await passageInContext(store, old.passage('第二条'), '2025-01-01');
    expect(opened).toMatchObject({
      validity: 'repealed',
      standing: 'repealed_in_part',
      passage: { endedBy: '乙供水规定', effectiveTo: '2024-12-31' },
      newer: { title: '乙供水规定', passageId: newer.passage('第二条') },
    });
    expect(await passageInContext(store, old.passage('第二条'), '2024-12-31')).toMatchObject({
      validity: 'in_force',
      standing: 'in_force',
    });
    expect(await passageInContext(store, old.passage('第三条'), '2025-01-01')).toMatchObject({
      validity: 'in_force',
    });
  });

  it('takes an edge from a person and gives it back', async () => {
    const { store } = await planted();
    const [old, newer] = [await idsOf(store, '甲用水办法'), await idsOf(store, '乙供水规定')];
    const edge = { kind: 'supersedes', versionId: newer.versionId, documentId: old.documentId } as const;
    const added = await addRelation(store, { ...edge, on: '2026-01-01' }, by);
    expect(await window(store, old.versionId)).toEqual({
      effective_to: '2025-12-31',
      ended: 'superseded',
      ended_by: '乙供水规定',
    });
    await removeRelation(store, added.id, by);
    expect((await window(store, old.versionId)).ended).toBeNull();
    await expect(addRelation(store, { ...edge, versionId: old.versionId }, by)).rejects.toMatchObject({
      code: 'body_invalid',
    });
    await expect(removeRelation(store, added.id, by)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('does not bring back what a person took out, however often the text is read', async () => {
    const { store } = await planted();
    const [old, newer] = [await idsOf(store, '甲用水办法'), await idsOf(store, '乙供水规定')];
    const [edge] = (await relationsOf(store, newer.documentId)).out;
    await removeRelation(store, edge!.id, by);
    await load(store, await folderOf({ '乙(2024-12-01).md': NEW.replace('保障供水', '保证供水') }));
    expect((await relationsOf(store, newer.documentId)).out).toEqual([]);
    expect(await passageInContext(store, old.passage('第二条'), '2026-01-01')).toMatchObject({
      validity: 'in_force',
    });
  });

  it('tells the right words of an old citation when the text was read anew', async () => {
    const { store } = await planted();
    const before = (await idsOf(store, '甲用水办法')).passage('第三条');
    await load(store, await folderOf({ '甲(2019-05-01).md': OLD.replace('每年校验一次', '每年校验两次') }));
    const opened = await passageInContext(store, before, '2024-01-01');
    expect(opened).toMatchObject({ retired: true, passage: { text: '水表由供水单位每年校验一次。' } });
    expect(opened?.newer?.passageId).not.toBe(before);
  });
});

describe('the check of what is held', () => {
  it('names what is doubtful and nothing else', async () => {
    const ending = statute('丙试行办法', [
      '为了试行，制定本办法。',
      '本办法自2024年12月20日起施行，有效期两年。',
    ]);
    const { store } = await planted({
      '甲(2019-05-01).md': OLD,
      '丙(2024-12-01).md': ending,
      '丁.md': statute('丁规定', ['甲。', '乙。']),
      'manifest.csv':
        'file,title,status,status_note\n甲(2019-05-01).md,甲用水办法,superseded,replaced by 2026-01-01 revision\n',
    });
    const found = (await checkDocuments(store, '2026-11-24')).map(({ check, title }) => `${check} ${title}`);
    expect(found).toContain('expires_soon 丙试行办法');
    expect(found).toContain('missing_replacement 甲用水办法');
    expect(found).toContain('undated 丁规定');
    expect(found.filter((line) => /coverage|duplicate/.test(line))).toEqual([]);
  });
});
