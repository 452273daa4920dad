import type { CitationSnapshot } from '../knowledge/passage.ts';
import type { StandardContent } from '../services/standard-answers/api.ts';
import { headingOf, linesOf } from '../services/standard-answers/content.ts';
import type { Language } from '../src/base/language.ts';
import type { Day } from '../src/base/time.ts';
import { emptyDraft } from './draft.ts';
import { cautions } from './steps/compose.ts';
import { addStandard } from './steps/compose-standard.ts';
import { verify } from './steps/verify.ts';
import { writeOut } from './write-out.ts';

/** A standard answer as it would be given on a day, and why the check would not let it pass, in both languages. */
export function previewStandard(
  content: StandardContent,
  language: Language,
  citations: readonly CitationSnapshot[],
  day: Day,
): { text: string; problems: string[] } {
  const lines = linesOf(content.text[language]);
  if (lines.length === 0) return { text: '', problems: ['没有答案 / no answer'] };
  const draft = emptyDraft();
  addStandard(draft, { id: '', heading: headingOf(content)[language], lines, citations: [...citations] });
  draft.cautions.push(...cautions(draft.citations, language));
  const problems = verify(draft).cut.map(({ text, reason }) => `“${text}”：${inBoth(reason)}`);
  return { text: writeOut(draft, language, day), problems };
}

const FIGURES = 'figures not in the cited text: ';

function inBoth(reason: string): string {
  if (reason.startsWith(FIGURES))
    return `所依据的条文中没有这些数字：${reason.slice(FIGURES.length)} / ${reason}`;
  return reason === 'no text carries it' ? `没有依据 / ${reason}` : reason;
}
