import { readFileSync, writeFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCache, writeCache } from '../../knowledge/cache-file.ts';
import { knowledgeOf, storeIn, storeText, tempFolder, texts } from './support.ts';

const articles = Array.from(
  { length: 40 },
  (_, i) => `用人单位拖欠工资${i}个月的，应当支付赔偿金${'，依法处理'.repeat(i % 4)}。`,
);

/** A folder whose knowledge was opened, settled and closed, so that caches lie there. */
async function used() {
  const folder = tempFolder();
  const store = await storeIn(folder);
  await storeText(store, '工资条例', articles);
  const knowledge = await knowledgeOf(store, { dataDir: folder });
  await knowledge.settle();
  const found = await texts(knowledge, '拖欠工资赔偿金');
  await knowledge.close();
  return { folder, store, found, file: join(folder, 'cache/postings.bin') };
}

describe('saved postings', () => {
  it('give the same results after a restart, and later changes are caught up', async () => {
    const { folder, store, found, file } = await used();
    await storeText(store, '新条例', ['拖欠工资的，加付赔偿金。']);
    const saved = (await stat(file)).mtimeMs;
    const knowledge = await knowledgeOf(store, { dataDir: folder });
    expect(await texts(knowledge, '加付赔偿金')).toContain('拖欠工资的，加付赔偿金。');
    expect(
      (await texts(knowledge, '拖欠工资赔偿金')).filter((text) => !text.includes('加付')).slice(0, 5),
    ).toEqual(found.slice(0, 5));
    await knowledge.close();
    expect((await stat(file)).mtimeMs).toBeGreaterThan(saved);
  });

  it('are made anew when any byte changed, with the same results', async () => {
    const { folder, store, found, file } = await used();
    const bytes = readFileSync(file);
    for (const place of [3, 40, Math.floor(bytes.length / 2), bytes.length - 1]) {
      const damaged = Buffer.from(bytes);
      damaged[place]! ^= 4;
      writeFileSync(file, damaged);
      const knowledge = await knowledgeOf(store, { dataDir: folder });
      expect(await texts(knowledge, '拖欠工资赔偿金')).toEqual(found);
      await knowledge.close();
      expect(readFileSync(file).equals(damaged)).toBe(false);
    }
  });

  it('are not believed by another database, though it has come as far', async () => {
    const { file } = await used();
    const folder = tempFolder();
    const store = await storeIn(folder);
    await storeText(store, '别的条例', ['增值税按月申报。']);
    await writeCache(join(folder, 'cache/postings.bin'), (await readCache(file))!);
    const knowledge = await knowledgeOf(store, { dataDir: folder });
    expect(knowledge.ready().passages).toBe(1);
    // Terms are numbered otherwise there: these would lead to passages that it does not hold.
    expect(await texts(knowledge, '依法处理')).toEqual([]);
    expect(await texts(knowledge, '增值税申报')).toEqual(['增值税按月申报。']);
  });

  it('are done without where they cannot be saved', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'cache'), 'a file where a folder should be');
    const store = await storeIn(folder);
    await storeText(store, '工资条例', articles);
    const knowledge = await knowledgeOf(store, { dataDir: folder });
    await knowledge.settle();
    expect(await texts(knowledge, '拖欠工资赔偿金')).toHaveLength(10);
    await knowledge.close();
  });

  it('are made anew when the counts disagree', async () => {
    const { folder, store } = await used();
    await store.updateTable('passages').set({ retired_at: 'x' }).where('ordinal', '=', 0).execute();
    const knowledge = await knowledgeOf(store, { dataDir: folder });
    expect(knowledge.ready().passages).toBe(articles.length - 1);
  });
});

describe('a cache file', () => {
  it('comes back as it was written, or not at all', async () => {
    const path = join(tempFolder(), 'cache');
    const columns = fc.array(
      fc.oneof(
        fc.uint8Array({ maxLength: 20 }),
        fc.uint32Array({ maxLength: 20 }),
        fc.float32Array({ maxLength: 20, noNaN: true }),
      ),
      { maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(fc.string(), columns, fc.nat(), async (facts, kept, place) => {
        await writeCache(path, { facts, columns: kept });
        expect(await readCache(path)).toEqual({ facts, columns: kept });
        const bytes = readFileSync(path);
        bytes[place % bytes.length]! ^= 0x10;
        writeFileSync(path, bytes);
        expect(await readCache(path)).toBeNull();
        writeFileSync(path, bytes.subarray(0, place % bytes.length));
        expect(await readCache(path)).toBeNull();
      }),
      { numRuns: 40 },
    );
  });

  it('is null where there is none', async () => {
    expect(await readCache(join(tempFolder(), 'nothing'))).toBeNull();
  });
});
