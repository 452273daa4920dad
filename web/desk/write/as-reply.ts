import type { CitationSnapshot } from '../../../knowledge/passage.ts';
import type { Language } from '../../../src/base/language.ts';
import { nameOf } from '../../chat/citation.ts';

const HEADING = { zh: '依据：', en: 'Sources:' };

/**
 * A draft as words that a person sends: without the signs of Markdown, and with its marks explained at the end, since
 * what an adviser writes is shown on every channel as it was typed.
 */
export function asReply(draft: string, citations: CitationSnapshot[], language: Language): string {
  const plain = draft
    .replace(/^#{1,6}\s+/gm, '')
    .replace(/(\*\*|__)(.+?)\1/g, '$2')
    .replace(/^[ \t]*[-*+][ \t]+/gm, '· ')
    .replace(/^\|[\s:|-]+\|\s*\n/gm, '')
    .replace(
      /^\|(.*)\|\s*$/gm,
      (_, cells: string) =>
        `· ${cells
          .split('|')
          .map((cell) => cell.trim())
          .join('：')}`,
    )
    .trim();
  const cited = citations.flatMap((citation, i) => {
    const mark = `[${i + 1}]`;
    const number = citation.documentNumber ? `（${citation.documentNumber}）` : '';
    return plain.includes(mark) ? [`${mark} ${nameOf(citation).trim()}${number}`] : [];
  });
  return cited.length === 0 ? plain : [plain, '', HEADING[language], ...cited].join('\n');
}
