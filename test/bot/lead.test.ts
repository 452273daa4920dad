import { describe, expect, it } from 'vitest';
import { leadFor } from '../../bot/steps/lead.ts';

describe('the yes or no that opens a lead', () => {
  it('stays where just that was asked', () => {
    expect(leadFor('不能。只有法定情形才可以解除。', '试用期能随便辞退吗', true)).toMatch(/^不能。/);
    expect(leadFor('要开。解除时就要出具。', '离职要开证明吗', true)).toMatch(/^要开。/);
    expect(leadFor('No. Articles 40 and 41 cannot be used.', 'Can I fire her?', true)).toMatch(/^No\./);
  });

  it.each([
    [
      'the section is not asked just so',
      '可以。迫使员工解除的要付经济补偿。',
      '工资可以压两个月再发吗',
      false,
    ],
    ['it answers another kind of question', '不能。只有法定情形才可以解除。', '试用期被辞退要赔钱吗', true],
    ['a figure was asked for', '可以。最长不得超过三个月。', '税款最多缓缴多久', true],
  ])('goes where %s', (_, lead, question, sure) => {
    expect(leadFor(lead, question, sure)).toBe(lead.replace(/^.*?。/, ''));
  });
});
