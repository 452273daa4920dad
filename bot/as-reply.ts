import type { CitationSnapshot } from '../knowledge/passage.ts';
import type { Language } from '../src/base/language.ts';
import { citationName } from './activity-entity.ts';
import { channelWords } from './channel.words.ts';

/**
 * An answer of the bot as words that a person sends: without the signs of Markdown, and with its marks explained at
 * the end, since what an adviser writes is shown on every channel as it was typed.
 */
export function asReply(
  markdown: string,
  citations: readonly CitationSnapshot[],
  language: Language,
): string {
  const plain = markdown
    .replace(/^#{1,6}\s+/gm, '')
    .replace(/^>[ \t]?/gm, '')
    .replace(/(\*\*|__)(.+?)\1/g, '$2')
    .replace(/^[ \t]*[-*+][ \t]+/gm, '· ')
    .replace(/^\|[\s:|-]+\|\s*\n/gm, '')
    .replace(/^\|(.*)\|\s*$/gm, (_, cells: string) => `· ${trimmed(cells.split('|')).join('：')}`)
    .replace(/\\([\\`*_{}[\]<>#|~!])/g, '$1')
    .trim();
  const cited = citations.flatMap((citation, i) => {
    const mark = `[${i + 1}]`;
    return plain.includes(mark) ? [`${mark} ${citationName(citation)}`] : [];
  });
  const heading = `${channelWords.sources[language]}${language === 'zh' ? '：' : ':'}`;
  return cited.length === 0 ? plain : [plain, '', heading, ...cited].join('\n');
}

function trimmed(cells: string[]): string[] {
  return cells.map((cell) => cell.trim());
}
