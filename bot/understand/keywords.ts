import { z } from 'zod';
import { loadData } from '../../src/base/load-data.ts';
import { anyOf, patterns } from '../patterns.ts';

const data = loadData('bot/understand/stopwords.yaml', z.strictObject({ zh: patterns, en: patterns }));
const STOP = anyOf([...data.zh, ...data.en], {}, 'g')!;

/** What a normalised question is about, without the words that ask: 劳动合同签三年 试用期. */
export function keywordsOf(normal: string): string {
  return normal
    .replace(STOP, ' ')
    .replace(/[^\p{L}\p{N}%.\- ]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
