import { describe, expect, it } from 'vitest';
import { type Block, type Inline, readMarkdown } from '../../web/chat/markdown.ts';

describe('the Markdown of an answer', () => {
  it('shows citation marks one by one, also side by side and with definitions below', () => {
    const [first, ...rest] = readMarkdown(
      '可以[1][2]，另见[3]。\n\n[1]: cite:1 "某法"\n[2]: cite:2 "某条例"',
    );
    expect(marks([first!])).toEqual([1, 2, 3]);
    expect(rest).toEqual([]);
  });

  it('keeps a bracket that is no mark as text', () => {
    expect(words(readMarkdown('见[附件](https://evil.example/)与[第三章]'))).toBe('见附件与[第三章]');
  });

  it.each(['按**《劳动合同法》**第十条', '须付**二倍工资**，逾期', '**“应当”**支付', '为**50%**以上'])(
    'makes bold between Chinese characters and marks: %s',
    (text) => {
      const [block] = readMarkdown(text);
      expect(contentOf(block!).some(({ kind }) => kind === 'strong')).toBe(true);
      expect(words([block!])).not.toContain('*');
    },
  );

  it('finds marks inside of bold, lists and tables', () => {
    const text = '**应付[1]**\n\n- 甲[2]\n  - 乙[3]\n\n| 情形 | 后果 |\n|---|---|\n| 丙 | 丁[4] |';
    expect(marks(readMarkdown(text))).toEqual([1, 2, 3, 4]);
  });

  it('shows raw HTML, images and foreign links as mere characters', () => {
    const text =
      '<script>x</script>\n\n<img src=x onerror=y> ![图](https://evil.example/a.png) [去](javascript:x)';
    const blocks = readMarkdown(text);
    expect(words(blocks)).toContain('<script>x</script>');
    expect(words(blocks)).toContain('<img src=x onerror=y>');
    expect(JSON.stringify(blocks)).not.toMatch(/href|src"|evil\.example|javascript:/);
  });

  it.each(['', '*', '**', '[', '[1', '`', '|', '> ', '#', '1.', '\u0000', '**a\n\nb**'])(
    'reads the fragment %j without failing',
    (text) => {
      expect(readMarkdown(text)).toBeInstanceOf(Array);
    },
  );
});

function contentOf(block: Block): Inline[] {
  return 'content' in block ? block.content : [];
}

function marks(blocks: Block[]): number[] {
  return [...JSON.stringify(blocks).matchAll(/"kind":"mark","position":(\d+)/g)].map(([, number]) =>
    Number(number),
  );
}

function words(blocks: Block[]): string {
  return [...JSON.stringify(blocks).matchAll(/"text":("(?:[^"\\]|\\.)*")/g)]
    .map(([, text]) => JSON.parse(text!))
    .join('');
}
