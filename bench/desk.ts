import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseList } from '../desk/api.ts';
import { claim } from '../desk/claim.ts';
import { caseDetail } from '../desk/detail.ts';
import { countsOf, listCases, type Wanted } from '../desk/list.ts';
import { wallNow } from '../desk/wall.ts';
import { systemClock } from '../src/base/time.ts';
import { openStore } from '../src/store/open.ts';
import { desk, somebody } from '../test/support/desk.ts';
import { fillDesk } from '../test/support/full-desk.ts';
import { timed } from './timed.ts';

/**
 * The desk full: `node --import tsx bench/desk.ts [cases] [conversations]`, 10,000 open cases among 100,000
 * conversations by default, 19 of them urgent. Promises: every list p99 ≤ 300 ms, the urgent ones on top. Exits 1 when
 * one is broken.
 */
const ROUNDS = 100;
const [cases = 10_000, conversations = 100_000] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'lastkm-desk-'));
const store = await openStore(join(folder, 'lastkm.db'));
const deps = desk(store);
const adviser = await somebody(deps, '甲');
const volunteer = await somebody(deps, '志', ['volunteer']);
const auditor = await somebody(deps, '审', ['auditor']);
const urgent = await fillDesk(store, { cases, conversations, urgent: 19, owner: adviser.id });
const now = systemClock.now();

const lists: [string, Wanted, typeof adviser][] = [
  ['queue', { view: 'queue' }, adviser],
  ['queue, page 100', { view: 'queue', offset: 5_000 }, adviser],
  ['mine', { view: 'mine' }, adviser],
  ['team, by label', { view: 'team', label: '要紧' }, adviser],
  ['all, by words', { view: 'all', q: '拖欠' }, adviser],
  ['closed', { view: 'closed' }, adviser],
  ['queue of a volunteer', { view: 'queue' }, volunteer],
  ['all of an auditor', { view: 'all' }, auditor],
];
let broken = false;
for (const [name, wanted, member] of lists)
  report(name, await timed(() => listCases(store, member, wanted, now), ROUNDS));
report('counts', await timed(() => countsOf(store, adviser, now), ROUNDS));
report('wall', await timed(() => wallNow(store, () => true, now), 40));
const top = ((await listCases(store, adviser, { view: 'queue', limit: 50 }, now)) as CaseList).cases;
const first = top.slice(0, urgent.length).map(({ id }) => id);
process.stdout.write(
  `urgent on top: ${first.filter((id) => urgent.includes(id)).length} of ${urgent.length}\n`,
);
broken ||= first.some((id) => !urgent.includes(id));
report('one case', await timed(() => caseDetail(store, urgent[0]!, adviser, []), ROUNDS));
const open = top.map(({ id }) => id);
report('claim', await timed(() => claim(deps, open.shift()!, adviser), 40));
await store.destroy();
rmSync(folder, { recursive: true });
process.exitCode = broken ? 1 : 0;

function report(name: string, times: number[]): void {
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!;
  process.stdout.write(`${name.padEnd(24)} p50 ${at(0.5).toFixed(1)} ms  p99 ${at(0.99).toFixed(1)} ms\n`);
  broken ||= at(0.99) > 300;
}
