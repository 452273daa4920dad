import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';
import { type IngestDeps, ingest } from '../../ingest/run.ts';
import { silent } from '../../src/base/log.ts';
import { clockAt } from '../../src/base/time.ts';
import { openStore, type Store } from '../../src/store/open.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A folder that is gone after the test. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lastkm-ingest-'));
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A real database file, closed and gone after the test. */
export async function tempStore(): Promise<Store> {
  const store = await openStore(join(tempFolder(), 'lastkm.db'));
  cleanups.push(() => store.destroy());
  return store;
}

/** A database file in a folder of its own, for tests that share one over a whole file. */
export async function openTempStore(): Promise<{ store: Store; folder: string; close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'lastkm-ingest-'));
  const store = await openStore(join(folder, 'lastkm.db'));
  return {
    store,
    folder,
    close: async () => {
      await store.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Writes files below a new folder; gives the folder. */
export async function folderOf(files: Record<string, string | Uint8Array>): Promise<string> {
  return writeFiles(tempFolder(), files);
}

/** Writes files below a folder; gives the folder. */
export async function writeFiles(
  folder: string,
  files: Record<string, string | Uint8Array>,
): Promise<string> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

/** Ingests with a clock that stands still. */
export function load(store: Store, paths: string | string[], deps: Partial<IngestDeps> = {}) {
  return ingest([paths].flat(), { store, clock: clockAt('2026-11-24'), logger: silent, ...deps });
}

/** Everything the store holds about texts, for comparison. */
export async function contents(store: Store) {
  return {
    documents: await store.selectFrom('documents').selectAll().execute(),
    versions: await store.selectFrom('versions').selectAll().execute(),
    passages: await store.selectFrom('passages').selectAll().execute(),
    fields: await store.selectFrom('metadata_fields').selectAll().execute(),
    relations: await store.selectFrom('relations').selectAll().execute(),
    log: await store.selectFrom('log').selectAll().execute(),
  };
}

/** A statute in Markdown. */
export function statute(
  title: string,
  articles: string[],
  options: { history?: string[]; end?: string } = {},
): string {
  const numbers = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
  return [
    `# ${title}`,
    ...(options.history ?? []),
    '<!-- INFO END -->',
    ...articles.map((text, i) => `第${numbers[i]}条 ${text}`),
  ].join('\n\n');
}
