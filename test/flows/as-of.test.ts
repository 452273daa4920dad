import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type AnswerDeps, answer } from '../../bot/answer.ts';
import type { CitationSnapshot } from '../../knowledge/passage.ts';
import { createLikeness } from '../../services/likeness.ts';
import { ROOT } from '../../src/base/root.ts';
import { addDays, type Day } from '../../src/base/time.ts';
import type { Store } from '../../src/store/open.ts';
import { contents, load, openTempStore, writeFiles } from '../ingest/support.ts';
import { openTestKnowledge } from '../knowledge/support.ts';
import { pairSchema, plant } from './as-of-texts.ts';

const TODAY: Day = '2026-11-24';
const pairs = parse(readFileSync(join(ROOT, 'test/flows/as-of-pairs.yaml'), 'utf8')).map((row: unknown) =>
  pairSchema.parse(row),
) as ReturnType<typeof pairSchema.parse>[];

let deps: AnswerDeps;
let store: Store;
let folder: string;
let close: () => Promise<void>;
beforeAll(async () => {
  const opened = await openTempStore();
  store = opened.store;
  folder = await writeFiles(
    join(opened.folder, 'texts'),
    Object.assign({}, ...pairs.map((pair) => plant(pair).files)),
  );
  await load(store, folder);
  const knowledge = await openTestKnowledge(store);
  deps = { store, search: knowledge.search, likeness: createLikeness({ zh: [], en: [] }), model: null };
  close = async () => {
    await knowledge.close();
    await opened.close();
  };
}, 60_000);
afterAll(() => close());

it('has fifty pairs', () => {
  expect(new Set(pairs.map(({ subject }) => subject)).size).toBe(50);
});

describe.each(pairs)('$kind: $subject', (pair) => {
  it.each(plant(pair).expected)('on $on: $says', async ({ on, says, never }) => {
    const question = `${pair.subject}的标准是多少，申请材料谁核对？`;
    const request = { text: question, language: 'zh' as const, asOf: on, regions: [], limit: 24 };
    const hits = (await deps.search(request)).hits
      .map(({ passage }) => passage.text)
      .filter(about(pair.subject));
    const asked = { text: question, locale: 'zh' as const, history: [], today: TODAY, on };
    const given = await answer(deps, asked);
    const cited = given.citations.map(({ text }: CitationSnapshot) => text).filter(about(pair.subject));
    if (says) {
      expect(hits.join('\n')).toContain(says);
      expect(cited.join('\n')).toContain(says);
    }
    for (const wrong of never) {
      expect(hits.join('\n')).not.toContain(wrong);
      expect(`${given.text}${cited.join('\n')}`).not.toContain(wrong);
    }
    expect(given.asOf).toBe(on);
  });
});

it('says by which day it answers when that is not today', async () => {
  const pair = pairs[0]!;
  const asked = { text: `${pair.subject}的标准是多少`, locale: 'zh' as const, history: [], today: TODAY };
  const past = await answer(deps, { ...asked, on: addDays(pair.day, -1) });
  expect(past.text).toContain(`以下按 ${addDays(pair.day, -1)} 有效的规定作答`);
  expect((await answer(deps, asked)).text).not.toContain('以下按');
});

it('changes nothing when the same texts come again', async () => {
  const before = await contents(store);
  expect((await load(store, folder)).counts).toMatchObject({ created: 0, updated: 0, failed: 0 });
  expect(await contents(store)).toEqual(before);
});

function about(subject: string): (text: string) => boolean {
  return (text) => text.includes(subject);
}
