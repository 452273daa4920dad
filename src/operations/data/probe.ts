import { parentPort, workerData } from 'node:worker_threads';
import { LOADED_DATA } from '../../base/load-data.ts';
import { overlayFrom } from '../../base/overlay.ts';

/** Loads the program with edited data in a thread of its own, as a start would, and says what breaks. */
overlayFrom((workerData as { overlay: string }).overlay);
try {
  const { readAll } = await import('./readers.ts');
  readAll();
  const refused = [...LOADED_DATA].find(([, { refused: why }]) => why !== null);
  parentPort!.postMessage(refused ? `${refused[0]}: ${refused[1].refused}` : null);
} catch (error) {
  parentPort!.postMessage((error as Error).message);
}
