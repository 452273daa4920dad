import { expect, it } from 'vitest';
import { claimDraft } from '../../../ingest/publishing/claim.ts';
import { actOnDraft, approveDraft } from '../../../ingest/publishing/decide.ts';
import { draftFromSource } from '../../../ingest/publishing/from-source.ts';
import { runDraft } from '../../../ingest/publishing/read-draft.ts';
import { loadDraft } from '../../../ingest/publishing/rows.ts';
import { notice, type Watched, watched } from './support.ts';

const PAGE = '/notices/1.html';
const TITLE = '关于中小企业稳岗补贴的通知';
const text = (share: string) =>
  notice(TITLE, [`补贴按照百分之${share}发放。`, '由人力资源社会保障部门办理。']);

/** A watched page whose texts go to people first, as they do while four eyes are asked for. */
async function guarded(): Promise<Watched & { id: number }> {
  const here = await watched({ [PAGE]: text('五十') });
  here.deps.toDraft = (source, bytes) => draftFromSource(source, bytes, here.deps);
  const id = await here.add(PAGE, { kind: 'page', region: '浙江省', topics: ['support'] });
  return { ...here, id };
}

const drafts = ({ store }: Watched) => store.selectFrom('drafts').selectAll().orderBy('nr').execute();
const documents = ({ store }: Watched) => store.selectFrom('documents').select('title').execute();

it('asks for other eyes before what a watched page says is published, once for each change', async () => {
  const here = await guarded();
  await here.run(here.id);
  here.later(24);
  here.site.pages[PAGE] = `${text('五十')}<!-- 浏览 1024 次 -->`;
  await here.run(here.id);
  expect(await drafts(here)).toMatchObject([{ state: 'received', origin: 'source', created_by: 'system' }]);
  expect(await documents(here)).toEqual([]);

  here.later(24);
  here.site.pages[PAGE] = text('六十');
  await here.run(here.id);
  expect(await drafts(here)).toHaveLength(2);
});

it('knows the page as the source of the document, once somebody has published it', async () => {
  const here = await guarded();
  await here.run(here.id);
  const claimed = await claimDraft(here.store, 'test', here.deps.clock);
  await runDraft(claimed!, here.deps);
  const person = (id: string, role: 'editor' | 'approver') => ({ person: { id, roles: [role] } });
  const { id, revision, title, region } = await loadDraft(here.store, claimed!.id);
  expect({ title, region }).toEqual({ title: TITLE, region: '浙江省' });
  await actOnDraft(here.deps, 'submit', { id, revision, ...person('edith', 'editor') });
  const seen = await loadDraft(here.store, id);
  await approveDraft(here.deps, { id, revision: seen.revision, ...person('anna', 'approver') }, null);
  const page = await here.store.selectFrom('source_pages').selectAll().executeTakeFirstOrThrow();
  const document = await here.store.selectFrom('documents').select('id').executeTakeFirstOrThrow();
  expect(page).toMatchObject({ document_id: document.id, status: 'held' });
});

it('goes straight into the texts where one pair of eyes is enough', async () => {
  const here = await guarded();
  await here.store
    .insertInto('switches')
    .values({
      name: 'four_eyes',
      state: 'off',
      reason: '',
      by_id: 'admin',
      at: here.deps.clock.now().toISOString(),
    })
    .execute();
  await here.run(here.id);
  expect(await drafts(here)).toEqual([]);
  expect(await documents(here)).toEqual([{ title: TITLE }]);
});
