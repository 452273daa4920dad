import { beforeEach, describe, expect, it } from 'vitest';
import { loadDraft } from '../../../ingest/publishing/rows.ts';
import { extendText, repealText, restoreText, retireText } from '../../../ingest/publishing/text-acts.ts';
import { undoAct } from '../../../ingest/publishing/undo.ts';
import { passagesOfVersion } from '../../../knowledge/corpus.ts';
import { load, tempFolder, writeFiles } from '../support.ts';
import { APPROVER, type House, measure, openHouse, publishOne, readOne } from './support.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});

/** What answers rest on: all live versions with their windows and passages. */
async function standing({ store }: House) {
  const versions = await store
    .selectFrom('versions as v')
    .innerJoin('documents as d', 'd.id', 'v.document_id')
    .select(['v.id', 'v.title', 'v.label', 'v.document_number', 'v.effective_from', 'v.effective_to'])
    .select(['v.ended', 'v.ended_by', 'v.duplicate_of', 'd.issuer', 'd.level', 'd.region', 'd.topics'])
    .where('v.retired_at', 'is', null)
    .orderBy('v.id')
    .execute();
  const passages = await store
    .selectFrom('passages')
    .select(['id', 'version_id', 'ordinal', 'text', 'effective_from', 'effective_to', 'ended'])
    .where('retired_at', 'is', null)
    .orderBy('id')
    .execute();
  return { versions, passages };
}

async function undoLast(): Promise<void> {
  const { id } = await house.store
    .selectFrom('text_acts')
    .select('id')
    .where('kind', '<>', 'undone')
    .where('undone_at', 'is', null)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  await undoAct(house, { id, actor: APPROVER.id, reason: '有误' });
}

async function published(from: string, share: string, title?: string): Promise<number> {
  const draft = await readOne(house, measure(from, share, title));
  return (await publishOne(house, draft.id)).version_id!;
}

describe('undoing a publication', () => {
  it('ends what the old version lost, and gives it back word for word', async () => {
    const old = await published('2023-02-01', '三十');
    const before = await standing(house);
    const next = await published('2026-05-01', '五十');
    const between = await standing(house);
    expect(between.versions).toMatchObject([
      { id: old, effective_to: '2026-04-30', ended: 'superseded' },
      { id: next, effective_to: null, ended: null },
    ]);
    await undoLast();
    expect(await standing(house)).toEqual(before);
  });

  it('brings the version of the same day back under its own passages', async () => {
    await published('2023-02-01', '三十');
    const before = await standing(house);
    await published('2023-02-01', '四十');
    const corrected = await standing(house);
    expect(corrected.versions).toHaveLength(1);
    expect(corrected.passages.map(({ text }) => text).join()).toContain('四十');
    expect(corrected.passages.map(({ text }) => text).join()).not.toContain('三十');
    await undoLast();
    expect(await standing(house)).toEqual(before);
  });

  it('also after a text that the operator loaded, and leaves the draft to be published again', async () => {
    const folder = await writeFiles(tempFolder(), { 'old.md': measure('2023-02-01', '三十') });
    await load(house.store, folder);
    const before = await standing(house);
    const draft = await readOne(house, measure('2023-02-01', '四十'));
    await publishOne(house, draft.id);
    await undoLast();
    expect(await standing(house)).toEqual(before);
    expect(await loadDraft(house.store, draft.id)).toMatchObject({
      state: 'draft',
      version_id: null,
      note: '有误',
    });
    const again = await publishOne(house, draft.id);
    const words = (await passagesOfVersion(house.store, again.version_id!)).map(({ text }) => text).join();
    expect(words).toContain('四十');
    await undoLast();
    expect(await standing(house)).toEqual(before);
  });

  it('goes backwards one by one, and refuses to take out what lies under a later one', async () => {
    await published('2023-02-01', '三十');
    const states = [await standing(house)];
    await published('2024-02-01', '四十');
    states.push(await standing(house));
    await published('2026-05-01', '五十');
    const [, second] = await house.store.selectFrom('text_acts').select('id').orderBy('id').execute();
    const early = undoAct(house, { id: second!.id, actor: APPROVER.id, reason: '有误' });
    await expect(early).rejects.toMatchObject({ code: 'act_not_last' });
    await undoLast();
    expect(await standing(house)).toEqual(states[1]);
    await undoLast();
    expect(await standing(house)).toEqual(states[0]);
  });
});

describe('what is done to a published text', () => {
  const act = { actor: APPROVER.id, reason: '依据新文件' };

  it('retires and restores it, with the one it had ended', async () => {
    const old = await published('2023-02-01', '三十');
    const next = await published('2026-05-01', '五十');
    const before = await standing(house);
    await retireText(house, { ...act, versionId: next });
    expect((await standing(house)).versions).toMatchObject([{ id: old, effective_to: null, ended: null }]);
    await restoreText(house, { ...act, versionId: next });
    expect(await standing(house)).toEqual(before);
    await undoLast();
    await undoLast();
    expect(await standing(house)).toEqual(before);
  });

  it('repeals it from a day on, and takes that back', async () => {
    const id = await published('2023-02-01', '三十');
    const before = await standing(house);
    await repealText(house, { ...act, versionId: id, on: '2026-08-01', articles: null, by: null });
    expect((await standing(house)).versions).toMatchObject([
      { effective_to: '2026-07-31', ended: 'repealed' },
    ]);
    await undoLast();
    expect(await standing(house)).toEqual(before);
  });

  it('repeals articles by another text, and takes that back', async () => {
    const id = await published('2023-02-01', '三十');
    const by = await published('2026-05-01', '五十', '关于清理若干规定的决定');
    const before = await standing(house);
    const partly = { ...act, versionId: id, on: '2026-06-01', articles: '第二条' };
    await expect(repealText(house, { ...partly, by: null })).rejects.toMatchObject({ code: 'body_invalid' });
    await repealText(house, { ...partly, by });
    const passages = (await standing(house)).passages.filter(({ version_id }) => version_id === id);
    expect(passages.map(({ ended }) => ended)).toEqual([null, 'repealed', null]);
    await undoLast();
    expect(await standing(house)).toEqual(before);
  });

  it('extends one that expires, twice, and takes both back in turn', async () => {
    const id = await published('2023-02-01', '三十');
    await repealText(house, { ...act, versionId: id, on: '2026-08-01', articles: null, by: null });
    const before = await standing(house);
    await extendText(house, { ...act, versionId: id, until: '2027-12-31', by: null });
    expect((await standing(house)).versions).toMatchObject([
      { effective_to: '2027-12-31', ended: 'expired' },
    ]);
    await expect(
      extendText(house, { ...act, versionId: id, until: '2027-01-01', by: null }),
    ).rejects.toMatchObject({ code: 'body_invalid' });
    await undoLast();
    expect(await standing(house)).toEqual(before);
  });

  it('leaves one entry of the audit trail for each', async () => {
    const id = await published('2023-02-01', '三十');
    await retireText(house, { ...act, versionId: id });
    await undoLast();
    const rows = await house.store.selectFrom('audit').select('action').orderBy('seq').execute();
    expect(rows.map(({ action }) => action)).toEqual(['text.published', 'text.retired', 'text.undone']);
  });
});
