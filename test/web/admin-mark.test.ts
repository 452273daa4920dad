import { describe, expect, it } from 'vitest';
import { marked } from '../../web/admin/texts/pdf/mark.ts';

const ITEMS = [
  { str: '劳动合同法' },
  { str: '第三条 订立劳动合同，应当遵循合法、' },
  { str: '' },
  { str: '公平、平等自愿的原则。' },
  { str: '第四条 用人单位应当依法建立' },
  { str: '和完善劳动规章制度。' },
  { str: '— 2 —' },
];
const places = (passage: string, items = ITEMS) => [...marked(items, passage)];

describe('a passage on the page of its original', () => {
  it('is marked line by line, spaces and full-width characters aside', () => {
    expect(places('第三条　订立劳动合同，应当遵循合法、\n公平、平等自愿的原则。')).toEqual([1, 3]);
    expect(places('第四条用人单位应当依法建立和完善劳动规章制度。')).toEqual([4, 5]);
  });

  it('is found by its part when it begins on the page before or goes on after it', () => {
    expect(
      places('国家依法保护权利。第四条 用人单位应当依法建立和完善劳动规章制度。违反的，责令改正。'),
    ).toEqual([4, 5]);
  });

  it('is marked once where a short piece of it stands in other places too', () => {
    const items = [
      { str: '的规定。' },
      { str: '依照本法第十条' },
      { str: '的规定。' },
      { str: '另行处理。' },
    ];
    expect(places('依照本法第十条的规定。', items)).toEqual([1, 2]);
  });

  it('is not marked on a page that does not hold it', () => {
    expect(places('纳税人应当按期申报。')).toEqual([]);
    expect(places('')).toEqual([]);
  });

  it('is marked where a quote begins and ends within lines', () => {
    expect(places('遵循合法、公平、平等自愿')).toEqual([1, 3]);
  });

  it('is marked where only a quote of a line is looked for', () => {
    expect(places('劳动合同法')).toEqual([0]);
  });
});
