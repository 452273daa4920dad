import { parentPort, workerData } from 'node:worker_threads';
import { makeBackup } from './backup.ts';

/** Makes one backup in a thread, so that the chat goes on meanwhile. */
const { to, ...source } = workerData as { database: string; dataDir: string; at: Date; to: string };
await makeBackup(source, to);
parentPort?.postMessage('made');
