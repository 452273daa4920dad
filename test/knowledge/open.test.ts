import { describe, expect, it } from 'vitest';
import { retireVersion } from '../../knowledge/corpus-write.ts';
import type { Embedder } from '../../knowledge/embedder.ts';
import { append } from '../../src/store/log.ts';
import { hashEmbedder } from '../support/hash-embedder.ts';
import { find, knowledgeOf, storeIn, storeText, tempFolder, texts } from './support.ts';

describe('texts in search', () => {
  it('are found as soon as another process stored them', async () => {
    const folder = tempFolder();
    const knowledge = await knowledgeOf(await storeIn(folder));
    expect(await texts(knowledge, '加班费')).toEqual([]);
    await storeText(await storeIn(folder), '工资条例', [
      '加班费按百分之一百五十支付。',
      '试用期不超过六个月。',
    ]);
    expect((await texts(knowledge, '加班费怎么算'))[0]).toBe('加班费按百分之一百五十支付。');
  });

  it('vanish when they are retired, and when a version is taken out', async () => {
    const store = await storeIn(tempFolder());
    const { versionId } = await storeText(store, '工资条例', ['加班费按月支付。', '加班费不得拖欠。']);
    const knowledge = await knowledgeOf(store);
    await storeText(store, '工资条例', ['加班费按月支付。']);
    expect(await texts(knowledge, '加班费')).toEqual(['加班费按月支付。']);
    const at = new Date();
    await store.transaction().execute(async (tx) => {
      const seq = await append(tx, { kind: 'document.retired', actor: 'test', at });
      await retireVersion(tx, versionId, seq, at);
    });
    expect(await texts(knowledge, '加班费')).toEqual([]);
    expect(knowledge.ready().passages).toBe(0);
  });

  it('answer from their first day to the last, then the next version does', async () => {
    const store = await storeIn(tempFolder());
    await storeText(store, '工资条例', ['加班费旧规定。'], { version: { publishedOn: '2020-01-01' } });
    const knowledge = await knowledgeOf(store);
    expect(await texts(knowledge, '加班费')).toEqual(['加班费旧规定。']);
    await storeText(store, '工资条例', ['加班费新规定。'], {
      version: { publishedOn: '2026-10-01', effectiveFrom: '2027-01-01' },
    });
    const on = (asOf: string) => texts(knowledge, '加班费', { asOf });
    expect(await on('2019-12-31')).toEqual([]);
    expect(await on('2020-01-01')).toEqual(['加班费旧规定。']);
    expect(await on('2026-12-31')).toEqual(['加班费旧规定。']);
    expect(await on('2027-01-01')).toEqual(['加班费新规定。']);
  });

  it('are kept to their region, and never come from what is not public', async () => {
    const store = await storeIn(tempFolder());
    await storeText(store, '上海条例', ['补贴标准由本市制定。'], { region: '上海' });
    await storeText(store, '内部口径', ['补贴标准内部掌握。'], { visibility: 'internal' });
    const knowledge = await knowledgeOf(store);
    expect(await texts(knowledge, '补贴标准')).toEqual([]);
    expect(await texts(knowledge, '补贴标准', { regions: ['上海'] })).toEqual(['补贴标准由本市制定。']);
    await storeText(store, '上海条例', ['补贴标准由本市制定。'], { region: '上海', visibility: 'internal' });
    expect(await texts(knowledge, '补贴标准', { regions: ['上海'] })).toEqual([]);
  });

  it('come in the language of the question first', async () => {
    const store = await storeIn(tempFolder());
    await storeText(store, '增值税指南', ['VAT 增值税 rate 税率 3%'], { language: 'zh' });
    await storeText(store, 'VAT guide', ['VAT 增值税 rate 税率 3%'], { language: 'en' });
    const knowledge = await knowledgeOf(store);
    const first = async (language: 'zh' | 'en') => {
      const { hits } = await find(knowledge, 'VAT 增值税 rate 税率', { language });
      expect(hits).toHaveLength(2);
      return hits[0]?.passage.language;
    };
    expect(await first('zh')).toBe('zh');
    expect(await first('en')).toBe('en');
  });
});

describe('an article named outright', () => {
  const held = async () => {
    const store = await storeIn(tempFolder());
    const title = '中华人民共和国劳动合同法';
    await storeText(store, title, ['旧第一条。', '旧第二条。'], { version: { publishedOn: '2008-01-01' } });
    await storeText(store, title, ['新第一条。', '新第二条：试用期。'], {
      version: { publishedOn: '2013-07-01' },
    });
    await storeText(store, '试用期条例', ['试用期试用期。', '劳动合同法试用期第二条。']);
    return knowledgeOf(store);
  };

  it.each(['劳动合同法第二条', '《劳动合同法》2条 试用期', 'Article 2 of the Labour Contract Law'])(
    'comes first, in the version in force: %s',
    async (question) => {
      const { hits, reference } = await find(await held(), question);
      expect(hits[0]).toMatchObject({ exact: true, validity: 'in_force' });
      expect(hits[0]?.passage.text).toBe('新第二条：试用期。');
      expect(hits.slice(1).some(({ exact }) => exact)).toBe(false);
      expect(hits.every(({ score }, i) => i === 0 || score <= hits[i - 1]!.score)).toBe(true);
      expect(reference?.article).toBe(2);
    },
  );

  it('is the one that was in force on the day asked for', async () => {
    const { hits } = await find(await held(), '劳动合同法第二条', { asOf: '2010-01-01' });
    expect(hits[0]?.passage.text).toBe('旧第二条。');
  });

  it('is told of even when it is not held', async () => {
    const { hits, reference } = await find(await held(), '劳动合同法第九十条');
    expect(reference).toEqual({ title: '劳动合同法', documentNumber: null, article: 90 });
    expect(hits.some(({ exact }) => exact)).toBe(false);
  });

  it('is found by document number', async () => {
    const store = await storeIn(tempFolder());
    const number = { documentNumber: '财政部 税务总局公告2023年第12号' };
    await storeText(store, '小微企业公告', ['减半征收。', '执行至2027年。'], { version: number });
    const { hits } = await find(await knowledgeOf(store), '财政部税务总局公告〔2023〕12号 执行到什么时候');
    expect(hits[0]).toMatchObject({ exact: true, passage: { text: '执行至2027年。' } });
  });

  it('is found in a local text without naming the region, and not when it has ended', async () => {
    const store = await storeIn(tempFolder());
    await storeText(store, '上海市条例', ['本市。'], { region: '上海' });
    await storeText(store, '旧条例', ['旧。'], { version: { effectiveTo: '2020-01-01', ended: 'repealed' } });
    const knowledge = await knowledgeOf(store);
    expect(await texts(knowledge, '上海市条例第一条')).toEqual(['本市。']);
    expect(await texts(knowledge, '旧条例第一条')).toEqual([]);
  });
});

describe('vectors', () => {
  const laws = ['用人单位应当支付加班费。', '试用期最长六个月。', '工伤由单位申请认定。'];

  it('are made behind the searches, which find by words meanwhile', async () => {
    const store = await storeIn(tempFolder());
    await storeText(store, '条例', laws);
    const embedder = hashEmbedder();
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow: Embedder = {
      ...embedder,
      embed: async (batch, purpose) => {
        if (purpose === 'passage') await gate;
        return embedder.embed(batch, purpose);
      },
    };
    const knowledge = await knowledgeOf(store, { embedder: slow });
    expect(knowledge.ready()).toEqual({ passages: 3, vectors: 0, pendingVectors: 3 });
    const before = await find(knowledge, '加班费');
    expect(before.hits[0]).toMatchObject({ passage: { text: laws[0] }, vector: null });
    release();
    await knowledge.settle();
    expect(knowledge.ready()).toEqual({ passages: 3, vectors: 3, pendingVectors: 0 });
    expect((await find(knowledge, '加班费')).hits[0]?.vector?.rank).toBe(1);
  });

  it('are made only for what changed, and again under another stamp', async () => {
    const store = await storeIn(tempFolder());
    await storeText(store, '条例', laws);
    const run = async (embedder: ReturnType<typeof hashEmbedder>) => {
      const knowledge = await knowledgeOf(store, { embedder });
      await knowledge.settle();
      expect(knowledge.ready().pendingVectors).toBe(0);
      await knowledge.close();
      return embedder.texts;
    };
    expect(await run(hashEmbedder())).toHaveLength(3);
    expect(await run(hashEmbedder())).toEqual([]);
    await storeText(store, '条例', [...laws.slice(0, 2), '工伤由工会申请认定。']);
    expect(await run(hashEmbedder())).toEqual(['条例\n工伤由工会申请认定。']);
    expect(await run(hashEmbedder(32, 'another'))).toHaveLength(3);
  });

  it('are tried again after a failure, and searches go on by words', async () => {
    const store = await storeIn(tempFolder());
    await storeText(store, '条例', laws);
    let broken = true;
    const embedder = hashEmbedder();
    const failing: Embedder = {
      ...embedder,
      embed: async (batch, purpose) => {
        if (broken) throw new Error('down');
        return embedder.embed(batch, purpose);
      },
    };
    const knowledge = await knowledgeOf(store, { embedder: failing });
    await knowledge.settle();
    expect(knowledge.ready().pendingVectors).toBe(3);
    expect((await texts(knowledge, '试用期'))[0]).toBe(laws[1]);
    broken = false;
    await knowledge.settle();
    expect(knowledge.ready().pendingVectors).toBe(0);
    broken = true;
    expect((await texts(knowledge, '试用期'))[0]).toBe(laws[1]);
  });

  it('of a question without known words find nothing', async () => {
    const store = await storeIn(tempFolder());
    await storeText(store, '条例', laws);
    const knowledge = await knowledgeOf(store, { embedder: hashEmbedder() });
    await knowledge.settle();
    expect(await texts(knowledge, '！！？')).toEqual([]);
  });
});
