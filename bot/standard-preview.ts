import type { CitationSnapshot } from '../knowledge/passage.ts';
import type { StandardContent } from '../services/standard-answers/api.ts';
import { headingOf, linesOf } from '../services/standard-answers/content.ts';
import type { Language } from '../src/base/language.ts';
import type { Day } from '../src/base/time.ts';
import { emptyDraft } from './draft.ts';
import { cautions } from './steps/compose.ts';
import { addStandard } from './steps/compose-standard.ts';
import { triage } from './steps/triage.ts';
import { understand } from './steps/understand.ts';
import { verify } from './steps/verify.ts';
import { writeOut } from './write-out.ts';

/** A standard answer as it would be given on a day, and why the check would not let it pass, in both languages. */
export function previewStandard(
  content: StandardContent,
  language: Language,
  citations: readonly CitationSnapshot[],
  day: Day,
): { text: string; problems: string[]; notices: string[] } {
  const lines = linesOf(content.text[language]);
  if (lines.length === 0) return { text: '', problems: ['没有答案 / no answer'], notices: [] };
  const draft = emptyDraft();
  addStandard(draft, { id: '', heading: headingOf(content)[language], lines, citations: [...citations] });
  draft.cautions.push(...cautions(draft.citations, language));
  const problems = verify(draft).cut.map(({ text, reason }) => `“${text}”：${inBoth(reason)}`);
  const notices = content.questions[language].flatMap((question) => elsewhere(question, language, day));
  return { text: writeOut(draft, language, day), problems, notices };
}

/** Where a question goes when no text is looked at for it. */
function elsewhere(question: string, language: Language, day: Day): string[] {
  const asked = { text: question, locale: language, history: [], today: day };
  const { route, adviseToo } = triage(understand(asked), asked);
  if (route === 'answer' || (route === 'hand_off' && adviseToo)) return [];
  return [`“${question}”：${ELSEWHERE[route]}`];
}

const ELSEWHERE = {
  clarify: '会先被反问，用不到此答案 / is asked back first, and this is not used',
  hand_off: '会直接转人工，用不到此答案 / goes to a person, and this is not used',
  decline: '会被婉拒，用不到此答案 / is declined, and this is not used',
  smalltalk: '会被当作寒暄，用不到此答案 / is taken for small talk, and this is not used',
};

const FIGURES = 'figures not in the cited text: ';

function inBoth(reason: string): string {
  if (reason.startsWith(FIGURES))
    return `所依据的条文中没有这些数字：${reason.slice(FIGURES.length)} / ${reason}`;
  return reason === 'no text carries it' ? `没有依据 / ${reason}` : reason;
}
