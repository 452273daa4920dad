import { describe, expect, it } from 'vitest';
import { asReply } from '../../bot/as-reply.ts';
import type { CitationSnapshot } from '../../knowledge/passage.ts';

const cited = (title: string, article: string, documentNumber: string | null = null) =>
  ({ title, article, documentNumber }) as CitationSnapshot;

describe('a draft put into the reply', () => {
  it('reads as a person types: no signs of Markdown', () => {
    expect(asReply('## 结论\n\n要付**二倍工资**。\n\n- 起算：次日\n- 截止：前一日', [], 'zh')).toBe(
      '结论\n\n要付二倍工资。\n\n· 起算：次日\n· 截止：前一日',
    );
  });

  it('makes lines of a table', () => {
    expect(asReply('| 情形 | 后果 |\n|---|:--|\n| 满一年 | 无固定期限 |', [], 'zh')).toBe(
      '· 情形：后果\n· 满一年：无固定期限',
    );
  });

  it('keeps the words that were marked as literal, without their slashes', () => {
    expect(asReply('> 见\\[附件\\]\n\n1\\*2', [], 'zh')).toBe('见[附件]\n\n1*2');
  });

  it('explains its marks at the end, and only those that it has', () => {
    const law = cited('劳动合同法', '第八十二条', '主席令第73号');
    expect(asReply('要付[1]。', [law, cited('社会保险法', '第五条')], 'zh')).toBe(
      '要付[1]。\n\n依据：\n[1] 《劳动合同法》（主席令第73号）第八十二条',
    );
  });
});
