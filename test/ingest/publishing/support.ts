import type { Role } from '../../../accounts/roles.ts';
import { createParsers } from '../../../ingest/parse.ts';
import { claimDraft } from '../../../ingest/publishing/claim.ts';
import { actOnDraft, approveDraft } from '../../../ingest/publishing/decide.ts';
import { runDraft } from '../../../ingest/publishing/read-draft.ts';
import { receiveFiles } from '../../../ingest/publishing/receive.ts';
import { type Draft, loadDraft, type PublishingDeps } from '../../../ingest/publishing/rows.ts';
import { silent } from '../../../src/base/log.ts';
import { movingClock } from '../../support/people.ts';
import { tempFolder, tempStore } from '../support.ts';

export const EDITOR = { id: 'edith', roles: ['editor'] as Role[] };
export const APPROVER = { id: 'anna', roles: ['approver'] as Role[] };

export type House = PublishingDeps & { clock: ReturnType<typeof movingClock> };

/** A store and a folder of their own, and a clock that tests move. */
export async function openHouse(): Promise<House> {
  return { store: await tempStore(), clock: movingClock(), logger: silent, dataDir: tempFolder() };
}

/** Files dropped in by the editor, and read. */
export async function readAll(house: House, files: Record<string, string | Uint8Array>): Promise<Draft[]> {
  const given = Object.entries(files).map(([path, content]) => ({ path, bytes: Buffer.from(content) }));
  const { drafts } = await receiveFiles(given, { ...house, actor: EDITOR.id });
  await readWaiting(house);
  return Promise.all(drafts.map(({ id }) => loadDraft(house.store, id)));
}

/** Reads every draft that waits. */
export async function readWaiting(house: House): Promise<void> {
  const parsers = createParsers();
  const fetch = () => Promise.reject(new Error('nothing is fetched here'));
  for (;;) {
    const draft = await claimDraft(house.store, 'test', house.clock);
    if (!draft) break;
    await runDraft(draft, { ...house, parsers, fetch, actor: 'system' });
  }
  await parsers.close();
}

/** One Markdown file, read. */
export async function readOne(house: House, text: string, name = 'text.md'): Promise<Draft> {
  const [draft] = await readAll(house, { [name]: text });
  return draft!;
}

/** A draft brought all the way, today or on a day. Gives it as it is then. */
export async function publishOne(house: House, id: string, on: string | null = null): Promise<Draft> {
  const submitted = await loadDraft(house.store, id);
  await actOnDraft(house, 'submit', { id, revision: submitted.revision, person: EDITOR });
  const { revision } = await loadDraft(house.store, id);
  await approveDraft(house, { id, revision, person: APPROVER }, on);
  return loadDraft(house.store, id);
}

/** A measure in Markdown, as it was promulgated on a day, with the share that its second article has. */
export function measure(from: string, share: string, title = '企业稳岗补贴办法'): string {
  const [year, month, day] = from.split('-').map(Number);
  const date = `${year}年${month}月${day}日`;
  return [
    `# ${title}`,
    `（${date}国务院公布）`,
    '<!-- INFO END -->',
    '第一条 为了稳定就业，制定本办法。',
    `第二条 补贴标准为上年度实际缴纳失业保险费的百分之${share}。`,
    `第三条 本办法自${date}起施行。`,
  ].join('\n\n');
}
