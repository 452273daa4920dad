import { appendFileSync, readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';

/**
 * A thread to be watched over: writes down each start, and ends as the word for this start says — `again`, `crash`
 * before it is ready, `break` after, `refuse`, or `serve` until it is told to stop.
 */
const { file, plan } = workerData as { file: string; plan: string[] };
appendFileSync(file, `${Date.now()}\n`);
const starts = readFileSync(file, 'utf8').trim().split('\n').length;
const word = plan[starts - 1] ?? 'serve';
if (word === 'crash') throw new Error('broken before it was ready');
if (word === 'refuse') {
  parentPort!.postMessage({ type: 'refused', code: 'port_in_use', facts: { port: 1, host: 'here' } });
  process.exit(1);
}
parentPort!.postMessage({ type: 'ready' });
if (word === 'again') process.exit(75);
if (word === 'break') setTimeout(() => process.exit(3), 20);
parentPort!.on('message', () => process.exit(0));
