import { beforeEach, describe, expect, it } from 'vitest';
import { actOnDraft, approveDraft, rejectDraft, unscheduleDraft } from '../../../ingest/publishing/decide.ts';
import { publishDue } from '../../../ingest/publishing/due.ts';
import { editDraft, revertDraft } from '../../../ingest/publishing/revise.ts';
import { loadContent, loadDraft } from '../../../ingest/publishing/rows.ts';
import { readConfig } from '../../../src/base/config.ts';
import { changeSwitch } from '../../../src/operations/switches.ts';
import { DAY } from '../../support/people.ts';
import { APPROVER, EDITOR, type House, measure, openHouse, publishOne, readAll, readOne } from './support.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});

const revisionOf = async (id: string) => (await loadDraft(house.store, id)).revision;
const submit = async (id: string, person = EDITOR) =>
  actOnDraft(house, 'submit', { id, revision: await revisionOf(id), person });
const approve = async (id: string, person = APPROVER, on: string | null = null) =>
  approveDraft(house, { id, revision: await revisionOf(id), person }, on);
const live = () => house.store.selectFrom('versions').select('id').where('retired_at', 'is', null).execute();

describe('four eyes', () => {
  it('refuse who may not decide, whatever calls', async () => {
    const { id } = await readOne(house, measure('2023-02-01', '三十'));
    await submit(id);
    for (const roles of [['editor'], ['adviser'], ['auditor'], []] as const)
      await expect(approve(id, { id: 'x', roles: [...roles] })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await live()).toEqual([]);
  });

  it('refuse the uploader, the last editor and the submitter, until the switch is off', async () => {
    const { id } = await readOne(house, measure('2023-02-01', '三十'));
    const both = { id: EDITOR.id, roles: ['editor' as const, 'approver' as const] };
    await submit(id);
    await expect(approve(id, both)).rejects.toMatchObject({ code: 'four_eyes' });
    await actOnDraft(house, 'recall', { id, revision: await revisionOf(id), person: EDITOR });
    const edit = { kind: 'field', field: 'documentNumber', value: '国发〔2023〕1号' } as const;
    await editDraft(house, { id, revision: await revisionOf(id), actor: APPROVER.id }, edit);
    await submit(id);
    await expect(approve(id)).rejects.toMatchObject({ code: 'four_eyes' });
    const off = { name: 'four_eyes' as const, on: false, reason: '一人中心' };
    await changeSwitch({ ...house, config: readConfig({}) }, 'admin', off);
    await approve(id, both);
    expect(await loadDraft(house.store, id)).toMatchObject({ state: 'published', approved_by: EDITOR.id });
  });
});

describe('a decision', () => {
  it('is about the revision that was seen, and no later one', async () => {
    const { id } = await readOne(house, measure('2023-02-01', '三十'));
    await submit(id);
    const seen = await revisionOf(id);
    await actOnDraft(house, 'recall', { id, revision: seen, person: EDITOR });
    await submit(id);
    const late = approveDraft(house, { id, revision: seen, person: APPROVER }, null);
    await expect(late).rejects.toMatchObject({ code: 'draft_changed' });
    expect(await live()).toEqual([]);
  });

  it('publishes once when two press at the same time', async () => {
    const { id } = await readOne(house, measure('2023-02-01', '三十'));
    await submit(id);
    const ends = await Promise.allSettled([approve(id), approve(id), approve(id)]);
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await live()).toHaveLength(1);
    expect(await house.store.selectFrom('text_acts').select('id').execute()).toHaveLength(1);
  });

  it('sends back with a note, and takes it up again', async () => {
    const { id } = await readOne(house, measure('2023-02-01', '三十'));
    await submit(id);
    await rejectDraft(house, { id, revision: await revisionOf(id), person: APPROVER }, '缺文号');
    expect(await loadDraft(house.store, id)).toMatchObject({ state: 'rejected', note: '缺文号' });
    await submit(id);
    await approve(id);
    expect(await loadDraft(house.store, id)).toMatchObject({ state: 'published', note: null });
  });

  it('refuses to submit what has no passage left', async () => {
    const { id } = await readOne(house, '# 通知\n\n企业应当登记。');
    const { passages } = await loadDraft(house.store, id);
    for (let i = 0; i < passages; i++)
      await editDraft(
        house,
        { id, revision: await revisionOf(id), actor: 'e' },
        { kind: 'remove', passage: 0 },
      );
    await expect(submit(id)).rejects.toMatchObject({ code: 'draft_incomplete' });
  });
});

describe('a publication for a day', () => {
  it('comes on that day in China, once, whoever asks and however often', async () => {
    const { id } = await readOne(house, measure('2023-02-01', '三十'));
    expect(await publishOne(house, id, '2026-06-03')).toMatchObject({ state: 'approved' });
    expect(await publishDue(house)).toBe(false);
    house.clock.pass(DAY);
    expect(await publishDue(house)).toBe(false);
    // 2 June 16:01 UTC is 3 June in China.
    house.clock.pass(15 * 3_600_000 + 60_000);
    await Promise.all([publishDue(house), publishDue(house), publishDue(house)]);
    expect(await publishDue(house)).toBe(false);
    expect(await loadDraft(house.store, id)).toMatchObject({ state: 'published' });
    expect(await live()).toHaveLength(1);
  });

  it('can be stopped', async () => {
    const { id } = await readOne(house, measure('2023-02-01', '三十'));
    await publishOne(house, id, '2026-06-03');
    await unscheduleDraft(house, { id, revision: await revisionOf(id), person: APPROVER }, '等一等');
    house.clock.pass(5 * DAY);
    expect(await publishDue(house)).toBe(false);
    expect(await loadDraft(house.store, id)).toMatchObject({ state: 'review', publish_on: null });
  });
});

describe('drafts', () => {
  it('keep every revision, and go back to one', async () => {
    const { id } = await readOne(house, measure('2023-02-01', '三十'));
    const words = { kind: 'passage', passage: 1, text: '补贴标准另行规定。' } as const;
    await editDraft(house, { id, revision: await revisionOf(id), actor: EDITOR.id }, words);
    await revertDraft(house, { id, revision: await revisionOf(id), actor: EDITOR.id }, 1);
    const content = await loadContent(house.store, id);
    expect(content?.parsed.passages[1]?.text).toContain('百分之三十');
    const rows = await house.store
      .selectFrom('draft_revisions')
      .select(['kind', 'by_id'])
      .orderBy('revision')
      .execute();
    expect(rows.map(({ kind }) => kind)).toEqual(['read', 'passage', 'revert']);
  });

  it('let one of two edits of the same revision through', async () => {
    const { id, revision } = await readOne(house, measure('2023-02-01', '三十'));
    const edits = ['国发〔2023〕1号', '国发〔2023〕2号'].map((value) =>
      editDraft(house, { id, revision, actor: EDITOR.id }, { kind: 'field', field: 'documentNumber', value }),
    );
    const ends = await Promise.allSettled(edits);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('do not change while they are in review, scheduled or published', async () => {
    const { id } = await readOne(house, measure('2023-02-01', '三十'));
    const edit = async () =>
      editDraft(house, { id, revision: await revisionOf(id), actor: 'e' }, { kind: 'remove', passage: 0 });
    await submit(id);
    await expect(edit()).rejects.toMatchObject({ code: 'draft_state' });
    await approve(id, APPROVER, '2026-07-01');
    await expect(edit()).rejects.toMatchObject({ code: 'draft_state' });
  });

  it('are withdrawn, and taken up again', async () => {
    const [draft, failed] = await readAll(house, { 'a.md': measure('2023-02-01', '三十'), 'b.exe': 'x' });
    expect(failed).toMatchObject({
      state: 'failed',
      fault: expect.stringContaining('file_type_unsupported'),
    });
    const act = async (name: 'withdraw' | 'reopen', id: string) =>
      actOnDraft(house, name, { id, revision: await revisionOf(id), person: EDITOR });
    await act('withdraw', draft!.id);
    await act('reopen', draft!.id);
    expect(await loadDraft(house.store, draft!.id)).toMatchObject({ state: 'draft' });
  });
});
