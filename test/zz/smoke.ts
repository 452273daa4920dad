import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { openStore } from '../../src/store/open.ts';
import { person, signedIn } from '../support/people.ts';
import { act, drop, settled } from '../support/texts.ts';
import { chatClient } from '../support/chat-client.ts';
import { measure } from '../ingest/publishing/support.ts';
import { lawPdf } from '../support/law-pdf.ts';
const dir = mkdtempSync('/tmp/smoke-');
async function start() {
  const child = spawn('node', ['dist/src/main.js', 'serve'], { cwd: '/work/main', env: { ...process.env, PORT: '3987', DATA_DIR: dir, LOG_LEVEL: 'warn' }, stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) if (line.includes('ready')) break;
  child.stdout.resume();
  return child;
}
let child = await start();
const url = 'http://127.0.0.1:3987';
const store = await openStore(`${dir}/lastkm.db`);
const editor = await signedIn({ url, store }, await person(store, ['editor']));
const approver = await signedIn({ url, store }, await person(store, ['approver']));
let t = performance.now();
let batch: string | undefined;
for (let i = 0; i < 10; i++) {
  const files = Object.fromEntries(Array.from({ length: 50 }, (_, k) => [`政策/${i * 50 + k}.md`, measure('2023-02-01', '三十', `第${i * 50 + k}号企业扶持办法`) + '\n\n' + '企业应当按照规定办理。'.repeat(200)]));
  ({ batch } = await drop(editor, url, files, batch));
}
console.log('500 taken', Math.round(performance.now() - t), 'ms');
t = performance.now();
let killed = false;
let slow = 0;
for (;;) {
  const s = performance.now();
  const list = await editor.json<any>('GET', `/api/texts/drafts?batch=${batch}&limit=50`).catch(() => null);
  slow = Math.max(slow, performance.now() - s);
  if (!list) continue;
  const open = list.counts.received + list.counts.parsing;
  if (!killed && list.counts.draft > 150) { killed = true; child.kill('SIGKILL'); await once(child, 'exit'); child = await start(); console.log('killed and started again', JSON.stringify(list.counts)); slow = 0; continue; }
  if (open === 0) { console.log('all ended', Math.round(performance.now() - t), 'ms', JSON.stringify(list.counts), 'slowest list', Math.round(slow)); break; }
  await new Promise((r) => setTimeout(r, 200));
}
const law = (n: string, p: string, f: string, s: string) => lawPdf(['中小企业境外参展展位费补助办法', n, `（${p}国务院公布）`, '第一条 为了支持中小企业开拓国际市场，制定本办法。', `第二条 中小企业境外参展的展位费补助比例为实际支付展位费的百分之${s}。`, `第三条 本办法自${f}起施行。`]);
for (const [i, file] of [law('国办发〔2023〕5号', '2023年1月10日', '2023年2月1日', '三十'), law('国办发〔2026〕9号', '2026年4月20日', '2026年5月1日', '五十')].entries()) {
  const { drafts } = await drop(editor, url, { [`${i}.pdf`]: file });
  const s = performance.now();
  const d = await settled(editor, drafts[0]!.id);
  console.log('pdf read', Math.round(performance.now() - s), d.draft.title, d.draft.effectiveFrom);
  await act(editor, d.draft, 'submit');
  let a = performance.now();
  const done = await act(approver, d.draft, 'approve', { on: null });
  console.log('approve', Math.round(performance.now() - a), done.draft.state);
  a = performance.now();
  const chat = chatClient(url); const st = await chat.start();
  const ans = JSON.stringify(await chat.answerTo(st, await chat.say(st, '《中小企业境外参展展位费补助办法》第二条是怎么规定的？')));
  console.log('answer', Math.round(performance.now() - a), /百分之三十/.test(ans), /百分之五十/.test(ans));
  if (i === 1) {
    await approver.json('POST', `/api/texts/acts/${done.publication!.id}/undo`, { reason: 'x' });
    const c2 = chatClient(url); const s2 = await c2.start(); a = performance.now();
    const again = JSON.stringify(await c2.answerTo(s2, await c2.say(s2, '《中小企业境外参展展位费补助办法》第二条是怎么规定的？')));
    console.log('after undo', Math.round(performance.now() - a), /百分之三十/.test(again), /百分之五十/.test(again));
  }
}
child.kill('SIGTERM'); const q = performance.now(); await once(child, 'exit'); console.log('stopped', Math.round(performance.now() - q));
await store.destroy();
