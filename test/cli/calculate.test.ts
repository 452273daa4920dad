import { afterEach, describe, expect, it, vi } from 'vitest';
import { calculateCommand } from '../../src/cli/calculate.ts';

function printed(run: () => void): string {
  const lines: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
  run();
  return lines.join('');
}
afterEach(() => vi.restoreAllMocks());

describe('lastkm calculate', () => {
  it('prints the result, its steps and the articles', () => {
    const text = printed(() => calculateCommand('severance', ['months=64', 'wage=8000'], { lang: 'zh' }));
    expect(text).toMatch(/44,000元[\s\S]*年限[\s\S]*《中华人民共和国劳动合同法》第47条/);
  });

  it('says which figure stands in no text that is held', () => {
    const text = printed(() =>
      calculateCommand('stamp-tax', ['contract=sale', 'amount=100'], { lang: 'en' }),
    );
    expect(text).toContain('! the rate table annexed to the Stamp Tax Law');
  });

  it('lists what can be reckoned, with the choices', () => {
    expect(printed(() => calculateCommand(undefined, [], { lang: 'en' }))).toMatch(
      /maternity[\s\S]*miscarriage/,
    );
  });

  it('gives JSON, also of what is missing', () => {
    const text = printed(() => calculateCommand('overtime', ['wage=1'], { json: true, lang: 'zh' }));
    expect(JSON.parse(text)).toEqual({ missing: ['hoursWorkday'] });
  });

  it('refuses what it cannot read', () => {
    expect(() => calculateCommand('severance', ['months'], { lang: 'zh' })).toThrow(/months/);
    expect(() => calculateCommand('severance', ['months=many'], { lang: 'zh' })).toThrow();
    expect(() => calculateCommand('severance', [], { lang: 'zh' })).toThrow(/months/);
  });
});
