import { expect, it } from 'vitest';
import { overtakenBy } from '../../knowledge/overtaken.ts';

it('knows an article whose rule a later law has taken over, however its title is written', () => {
  const now = '劳动争议调解仲裁法第二十七条';
  expect(overtakenBy({ title: '中华人民共和国劳动法', article: '第八十二条' })).toBe(now);
  expect(overtakenBy({ title: '劳动法', article: '第八十二条' })).toBe(now);
  expect(overtakenBy({ title: '劳动法', article: '第八十三条' })).toBeNull();
  expect(overtakenBy({ title: '公司法', article: '第八十二条' })).toBeNull();
});
