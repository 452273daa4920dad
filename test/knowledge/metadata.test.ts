import { describe, expect, it } from 'vitest';
import { editField, fieldHistory, fieldsOf, unsureFields } from '../../knowledge/metadata.ts';
import { clockAt } from '../../src/base/time.ts';
import type { Store } from '../../src/store/open.ts';
import { folderOf, load, statute, tempStore } from '../ingest/support.ts';
import { find, knowledgeOf } from './support.ts';

const by = { clock: clockAt('2026-11-24'), actor: 'editor' };

async function stored(files: Record<string, string>): Promise<{ store: Store; folder: string }> {
  const [store, folder] = [await tempStore(), await folderOf(files)];
  await load(store, folder);
  return { store, folder };
}

const versionId = async (store: Store, title: string) =>
  (await store.selectFrom('versions').select('id').where('title', '=', title).executeTakeFirstOrThrow()).id;

const TEXT = statute('温州市小微企业用电办法', [
  '为了省电，制定本办法。',
  '咨询电话：0577-88880000。',
  '本办法自2024年3月1日起施行，有效期五年。',
]);

describe('metadata of a text', () => {
  it('says for each field where it was read and how sure that is', async () => {
    const { store } = await stored({ 'a.md': TEXT });
    const fields = await fieldsOf(store, await versionId(store, '温州市小微企业用电办法'));
    const of = (name: string) => fields.find(({ field }) => field === name);
    expect(of('region')).toMatchObject({
      value: { name: '浙江', code: '330300', city: '温州市' },
      origin: 'title',
      quote: '温州市',
    });
    expect(of('effectiveTo')).toMatchObject({ value: '2029-02-28', origin: 'text' });
    expect(of('channels')?.value).toEqual([{ kind: 'phone', value: '0577-88880000' }]);
    expect(of('addressees')?.value).toEqual(['小微企业']);
    const quoted = of('effectiveFrom')!;
    const passage = await store
      .selectFrom('passages')
      .select('article')
      .where('id', '=', quoted.passageId)
      .executeTakeFirst();
    expect([quoted.value, quoted.quote, passage?.article]).toEqual([
      '2024-03-01',
      '第三条 本办法自2024年3月1日起施行，有效期五年。',
      '第三条',
    ]);
  });

  it('waits for a person where it is unsure, until one has spoken', async () => {
    const { store } = await stored({ 'a.md': TEXT });
    const id = await versionId(store, '温州市小微企业用电办法');
    expect((await unsureFields(store)).map(({ field }) => field)).toContain('issuers');
    await editField(store, { versionId: id, field: 'issuers', value: ['温州市人民政府'] }, by);
    expect((await unsureFields(store)).map(({ field }) => field)).not.toContain('issuers');
    expect(await store.selectFrom('documents').select('issuer').execute()).toEqual([
      { issuer: '温州市人民政府' },
    ]);
  });

  it('keeps what a person said over later readings, with every revision', async () => {
    const { store, folder } = await stored({ 'a.md': TEXT });
    const id = await versionId(store, '温州市小微企业用电办法');
    await editField(store, { versionId: id, field: 'effectiveTo', value: '2026-06-30' }, by);
    const again = await folderOf({ 'a.md': TEXT.replace('省电', '节电') });
    await load(store, again);
    await load(store, folder);
    expect(await fieldHistory(store, id, 'effectiveTo')).toMatchObject([
      { value: '2026-06-30', origin: 'person', actor: 'editor', replacedAt: null },
      { value: '2029-02-28', origin: 'text' },
    ]);
    const knowledge = await knowledgeOf(store);
    const found = async (asOf: string) =>
      (await find(knowledge, '小微企业用电', { asOf, regions: ['浙江'] })).hits.length > 0;
    expect([await found('2026-06-30'), await found('2026-07-01')]).toEqual([true, false]);
  });

  it('refuses a value that the field cannot have, and a field there is not', async () => {
    const { store } = await stored({ 'a.md': TEXT });
    const id = await versionId(store, '温州市小微企业用电办法');
    for (const [field, value] of [
      ['publishedOn', '2026-02-30'],
      ['level', 'decree'],
      ['colour', 'red'],
    ] as const)
      await expect(editField(store, { versionId: id, field, value }, by)).rejects.toMatchObject({
        code: 'body_invalid',
      });
    await expect(editField(store, { versionId: 999, field: 'title', value: 'x' }, by)).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
