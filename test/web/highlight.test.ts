import { describe, expect, it } from 'vitest';
import { highlight } from '../../web/chat/highlight.ts';

const TEXT = '第八十二条　用人单位应当向劳动者\n每月支付二倍的工资。另有约定的除外。';

describe('the words quoted from a text', () => {
  it('are marked where they stand, whatever the spaces', () => {
    expect(marked(TEXT, '向劳动者每月支付 二倍的工资')).toEqual(['向劳动者\n每月支付二倍的工资']);
  });

  it.each(['用人单位应当……另有约定的除外', '用人单位应当\n另有约定的除外'])(
    'are marked part by part where something is left out: %j',
    (quote) => {
      expect(marked(TEXT, quote)).toEqual(['用人单位应当', '另有约定的除外']);
    },
  );

  it.each(['', '不在其中的话', '。', '…'])('are not marked when they are not found: %j', (quote) => {
    expect(marked(TEXT, quote)).toEqual([]);
  });

  it('leave the text itself as it is', () => {
    for (const quote of ['用人单位', '工资。另有', 'x'])
      expect(
        highlight(TEXT, quote)
          .map(({ text }) => text)
          .join(''),
      ).toBe(TEXT);
  });
});

function marked(text: string, quote: string): string[] {
  return highlight(text, quote)
    .filter((stretch) => stretch.marked)
    .map((stretch) => stretch.text);
}
