import { describe, expect, it } from 'vitest';
import { answerMessage, plainAnswerMessage, type StoredAnswer, welcomeMessage } from '../../bot/activity.ts';
import { readVote } from '../../bot/activity-entity.ts';
import { channelWordsSchema } from '../../bot/channel.words.ts';
import { defused } from '../../bot/markdown.ts';
import { loadData } from '../../src/base/load-data.ts';
import { scriptedAnswer } from '../support/scripted-answer.ts';

async function stored(more: Partial<StoredAnswer> = {}): Promise<StoredAnswer> {
  const answer = await scriptedAnswer({ text: '没签合同', locale: 'zh', history: [], today: '2026-11-24' });
  return { ...answer, id: 'a-1', caseReference: null, ...more };
}

interface Entity {
  '@id': string;
  type: string;
  citation: { position: string; appearance: { name: string; text: string } }[];
  potentialAction: { '@type': string; '@id': string }[];
}

describe('an answer as an activity', () => {
  it('defines every mark, with the same identifier in the citation entity', async () => {
    const { text, entities } = answerMessage(await stored());
    const definitions = [...text.matchAll(/^\[(\d+)\]: cite:(\d+) "([^"]+)"$/gm)];
    const [entity] = entities as [Entity];
    expect(entity).toMatchObject({ '@id': '', type: 'https://schema.org/Message' });
    expect(definitions.map(([, mark]) => mark)).toEqual(['1', '2']);
    expect(entity.citation.map(({ position }) => position)).toEqual(['1', '2']);
    expect(definitions.map(([, , , name]) => name)).toEqual(
      entity.citation.map(({ appearance }) => appearance.name),
    );
    expect(entity.citation[0]?.appearance.text).toContain('每月支付二倍的工资');
  });

  it('carries its id in the Like and Dislike actions, which is all that a click tells', async () => {
    const [entity] = answerMessage(await stored()).entities as [Entity];
    expect(entity.potentialAction.map((action) => readVote(action['@id']))).toEqual([
      { answerId: 'a-1', verdict: 'up' },
      { answerId: 'a-1', verdict: 'down' },
    ]);
    for (const id of [undefined, 7, 'urn:lastkm:answer::like', 'urn:lastkm:answer:a b:like'])
      expect(readVote(id)).toBeNull();
  });

  it('is labelled as made by AI, for Web Chat, Teams, our page, and in words elsewhere', async () => {
    const message = answerMessage(await stored());
    expect(message.entities).toMatchObject([{ additionalType: ['AIGeneratedContent'] }]);
    expect(JSON.stringify(message.entities)).toContain('内容由人工智能生成');
    expect(message.channelData.lastkm).toMatchObject({ aiLabel: expect.stringContaining('人工智能') });
    expect(plainAnswerMessage(await stored()).text).toContain('内容由人工智能生成');
  });

  it('shows the number of its case once', async () => {
    const reference = 'LK-20261124-0001';
    expect(answerMessage(await stored({ caseReference: reference })).text).toContain(
      `受理编号：**${reference}**`,
    );
    const said = await stored({ caseReference: reference, text: `已登记，编号 ${reference}。` });
    expect(answerMessage(said).text.split(reference)).toHaveLength(2);
  });

  it('offers what to ask next as buttons, and none when there is nothing', async () => {
    expect(answerMessage(await stored()).suggestedActions?.actions[0]).toEqual({
      type: 'imBack',
      title: '试用期最长多久？',
      value: '试用期最长多久？',
    });
    expect(answerMessage(await stored({ suggestions: [] }))).not.toHaveProperty('suggestedActions');
  });

  it('keeps a title with quotes and line breaks inside its definition', async () => {
    const answer = await stored();
    answer.citations[0]!.title = '关于"小微"企业\n的通知';
    expect(answerMessage(answer).text).toContain('[1]: cite:1 "《关于＂小微＂企业 的通知》');
  });
});

describe('hostile Markdown', () => {
  it.each([
    ['an image', '看![x](https://evil.example/?q=1)图', '看x图'],
    ['an image by reference', '![x][1]', '\\![x][1]'],
    ['a script', '<script>alert(1)</script>', '\\<script>alert(1)\\</script>'],
    ['an image tag', '<img src=x onerror=alert(1)>', '\\<img src=x onerror=alert(1)>'],
    ['a definition that takes over a mark', '据此[1]\n\n[1]: https://evil.example', '据此[1]\n\n'],
    ['a quoted definition', '> [1]: https://evil.example "x"', ''],
  ])('%s does nothing', (_, text, harmless) => expect(defused(text)).toBe(harmless));

  it('leaves comparisons, links and lists as they are', () => {
    const text = '- 利润<300万元且人数 <=300\n- [官网](https://www.gov.cn)\n- **[1]** 注意！';
    expect(defused(text)).toBe(text);
  });
});

describe('the words of the chat', () => {
  it('are complete in both languages, with their places to fill', () => {
    const words = loadData('bot/wording/channel.yaml', channelWordsSchema);
    for (const language of ['zh', 'en'] as const) {
      expect(words.welcome[language]).toContain('{centre}');
      expect(words.reference[language]).toContain('{reference}');
      expect(welcomeMessage(language, 'X').text).not.toMatch(/[{}]/);
      expect(words.starters[language]).toHaveLength(words.starters.zh.length);
    }
  });

  it('name the centre, or what it is', () => {
    expect(welcomeMessage('zh', '苏州中心').text).toContain('苏州中心');
    expect(welcomeMessage('en', undefined).text).toContain('the SME service centre');
  });
});
