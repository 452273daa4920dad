import { describe, expect, it } from 'vitest';
import type { Level } from '../../knowledge/levels.ts';
import { inPrecedence, precedenceAmong, precedenceOf } from '../../knowledge/precedence.ts';

const text = (id: number, title: string, level: Level, more: object = {}) => ({
  id,
  documentId: id,
  title,
  level,
  issuer: '国务院',
  text: `用人单位应当自用工之日起${id + 2}日内为职工办理登记。`,
  effectiveFrom: '2020-01-01',
  publishedOn: '2020-01-01',
  ...more,
});
const law = text(1, '中华人民共和国登记法', 'law');
const regulation = text(2, '登记条例', 'regulation');

describe('which of two texts prevails', () => {
  it.each([
    ['a law over a regulation', regulation, law, 'level 1 第九十九条'],
    [
      'a regulation over a local one',
      text(3, '某省条例', 'local_regulation'),
      regulation,
      'level 2 第九十九条',
    ],
    [
      'a special rule over a general one of the same organ',
      text(3, '劳动法', 'law'),
      text(4, '劳动合同法', 'law', { effectiveFrom: '2021-01-01' }),
      'special 4 第一百零三条',
    ],
    [
      'the newer of two rules of one organ',
      regulation,
      text(3, '新条例', 'regulation', { effectiveFrom: '2024-01-01' }),
      'recent 3 第一百零三条',
    ],
    [
      'nobody, but a decision, for an older special rule',
      text(3, '劳动法', 'law', { effectiveFrom: '2024-01-01' }),
      text(4, '劳动合同法', 'law'),
      'undecided 4 第一百零五条',
    ],
  ])('is %s', (_, a, b, expected) => {
    const found = precedenceOf(a, b);
    expect(found && `${found.reason} ${found.prevails} ${found.article}`).toBe(expected);
    expect(precedenceOf(b, a)).toEqual(found);
  });

  it.each([
    [
      'a departmental rule and a local regulation',
      text(3, '某规章', 'rule'),
      text(4, '某省条例', 'local_regulation'),
    ],
    ['a policy document and a law', text(3, '某公告', 'document'), law],
    ['a special zone and a regulation', text(3, '深圳经济特区条例', 'local_regulation'), regulation],
    [
      'texts of two organs',
      regulation,
      text(3, '另条例', 'regulation', { issuer: '另一机关', effectiveFrom: '2024-01-01' }),
    ],
  ])('is left open between %s', (_, a, b) => {
    expect(precedenceOf(a, b)).toBeNull();
  });

  it('is asked only of passages on the same matter that state other figures', () => {
    expect(precedenceAmong([regulation, law])).toMatchObject([{ prevails: 1, yields: 2 }]);
    expect(precedenceAmong([regulation, { ...law, text: regulation.text }])).toEqual([]);
    expect(
      precedenceAmong([regulation, { ...law, text: '合伙企业的利润分配按照合伙协议的约定办理，共30天。' }]),
    ).toEqual([]);
  });

  it('brings the one that prevails before the one that yields, and moves nothing else', () => {
    const order = inPrecedence([9, 2, 7, 1], (id) => id, precedenceAmong([regulation, law]));
    expect(order).toEqual([9, 1, 2, 7]);
  });
});
