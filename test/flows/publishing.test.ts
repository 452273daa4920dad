import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TextDifference, Undone } from '../../ingest/publishing/api-published.ts';
import { chatClient } from '../support/chat-client.ts';
import { lawPdf } from '../support/law-pdf.ts';
import type { Browser } from '../support/people.ts';
import { act, drop, edit, openTextHouse, settled, type TextHouse } from '../support/texts.ts';

const TITLE = '中小企业境外参展展位费补助办法';
const lines = (number: string, published: string, from: string, share: string, most: string) => [
  TITLE,
  number,
  `（${published}示范市人民政府公布）`,
  '第一条 为了支持中小企业开拓国际市场，制定本办法。',
  `第二条 中小企业境外参展的展位费补助比例为实际支付展位费的百分之${share}，每户每年最高不超过${most}万元。`,
  '第三条 申请展位费补助应当在展会结束后六十日内向商务部门提出。',
  `第四条 本办法自${from}起施行。`,
];
const OLD = lawPdf(lines('示政发〔2023〕5号', '2023年1月10日', '2023年2月1日', '三十', '十'));
const NEW = lawPdf(lines('示政发〔2026〕9号', '2026年4月20日', '2026年5月1日', '五十', '三十'));
const QUESTION = '《中小企业境外参展展位费补助办法》第二条是怎么规定的？';

let house: TextHouse;
let editor: Browser;
let approver: Browser;
beforeAll(async () => {
  house = await openTextHouse();
  editor = await house.browserOf(['editor']);
  approver = await house.browserOf(['approver']);
}, 120_000);
afterAll(() => house.close());

async function publish(file: Buffer, name: string): Promise<string> {
  const { drafts } = await drop(editor, house.url, { [name]: file });
  const { draft } = await settled(editor, drafts[0]!.id);
  await act(editor, draft, 'submit');
  const { draft: done } = await act(approver, draft, 'approve', { on: null });
  expect(done.state).toBe('published');
  return draft.id;
}

async function asked(): Promise<string> {
  const chat = chatClient(house.url);
  const started = await chat.start();
  const answer = await chat.answerTo(started, await chat.say(started, QUESTION));
  return JSON.stringify(answer);
}

it('carries a PDF that replaces a law in force from the drop to the chat, and undoes it', async () => {
  await publish(OLD, '补助办法2023.pdf');
  const before = await asked();
  expect(before).toContain('百分之三十');

  const { drafts } = await drop(editor, house.url, { '新/补助办法2026.pdf': NEW });
  expect(drafts[0]?.name).toBe('新/补助办法2026.pdf');
  const read = await settled(editor, drafts[0]!.id);
  const { id } = read.draft;
  expect(read.draft).toMatchObject({ state: 'draft', title: TITLE, documentNumber: '示政发〔2026〕9号' });
  expect(read.fields.find(({ field }) => field === 'effectiveFrom')).toMatchObject({ value: '2026-05-01' });
  expect(read.passages.map(({ article, page }) => [article, page])).toContainEqual(['第二条', 1]);
  expect(read.coverage).toMatchObject({ ratio: 1, edited: false });
  expect(read.matches[0]).toMatchObject({ kind: 'in_force', effectiveFrom: '2023-02-01' });
  const { counts, rows } = await editor.json<TextDifference>(
    'GET',
    `/api/texts/drafts/${id}/difference?against=${read.against}`,
  );
  expect(counts).toMatchObject({ same: 2, changed: 2, added: 0, removed: 0 });
  expect(rows.flatMap(({ words }) => words)).toContainEqual({ text: '五十', change: 'added' });
  // Nothing of a draft is found or cited.
  expect(await asked()).not.toContain('五十');

  const issuers = ['示范市人民政府'];
  const { draft } = await edit(editor, id, { kind: 'field', field: 'issuers', value: issuers });
  await act(editor, draft, 'submit');
  const published = await act(approver, draft, 'approve', { on: null });
  const after = await asked();
  expect(after).toContain('百分之五十');
  expect(after).not.toContain('百分之三十');
  expect(published.publication?.replaced).toMatchObject({ title: TITLE, label: '2023-01-10' });

  const undone = await approver.json<Undone>('POST', `/api/texts/acts/${published.publication?.id}/undo`, {
    reason: '数字有误',
  });
  expect(undone.draftId).toBe(id);
  const again = await asked();
  expect(again).toContain('百分之三十');
  expect(again).not.toContain('百分之五十');
}, 120_000);
