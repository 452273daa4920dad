import { z } from 'zod';
import { toChinese } from '../../../knowledge/numerals.ts';
import { plainTitle } from '../../../knowledge/title.ts';

const citation = z.object({ law: z.string(), article: z.union([z.number(), z.string()]) });
const list = z.array(z.string()).default([]);

/** What a question of a set expects; whatever is left out is not judged. */
export const expectationSchema = z.object({
  id: z.string(),
  language: z.string().optional(),
  turns: z.array(z.object({ role: z.string(), text: z.string() })).min(1),
  expected_route: z.string().optional(),
  acceptable_routes: list,
  urgent: z.boolean().default(false),
  citations: z.array(citation).default([]),
  citation_mode: z.string().default('any'),
  citation_required: z.boolean().default(false),
  /** Alternatives of one fact are separated by `|`. */
  key_facts: list,
  must_not_contain: list,
  label_confidence: z.string().default('hard'),
});
export type Expectation = z.output<typeof expectationSchema>;

const resultCitation = z.object({ title: z.string(), article: z.string().nullable() });
export const resultSchema = z.object({
  id: z.string(),
  outcome: z.string(),
  team: z.string().nullable(),
  urgent: z.boolean(),
  language: z.string(),
  text: z.string(),
  citations: z.array(resultCitation),
  ms: z.number().optional(),
});
export type EvalResult = z.output<typeof resultSchema>;

export const MEASURES = [
  'route',
  'route (judgement)',
  'urgent',
  'citation',
  'facts',
  'must not',
  'language',
  'not refused',
] as const;
export type Measure = (typeof MEASURES)[number];

/** How one answer does, measure by measure; a measure that does not apply is left out. */
export type Marks = Partial<Record<Measure, boolean>>;

/** Judges one answer by what its question expects. */
export function markAnswer(expected: Expectation, result: EvalResult | undefined): Marks {
  const route = result ? routeOf(result) : 'failed';
  const text = result?.text.toLowerCase() ?? '';
  const marks: Marks = {};
  if (expected.expected_route !== undefined) {
    const fits = [expected.expected_route, ...expected.acceptable_routes].includes(route);
    marks[expected.label_confidence === 'hard' ? 'route' : 'route (judgement)'] = fits;
    if (expected.expected_route === 'answer') marks['not refused'] = route !== 'refuse';
    if (expected.expected_route === 'answer' && expected.key_facts.length > 0)
      marks.facts = expected.key_facts.every((fact) => holds(text, fact));
  }
  if (expected.urgent) marks.urgent = (result?.urgent ?? false) || /^(?:adviser|legal_aid)/.test(route);
  if (expected.citation_required && expected.citations.length > 0) marks.citation = cites(expected, result);
  if (expected.must_not_contain.length > 0)
    marks['must not'] = !expected.must_not_contain.some((words) => text.includes(words.toLowerCase()));
  if (expected.language) marks.language = result?.language === expected.language.slice(0, 2);
  return marks;
}

/** Where a question went, in the words that question sets use. */
export function routeOf({ outcome, team }: Pick<EvalResult, 'outcome' | 'team'>): string {
  if (team === 'legal_aid') return 'legal_aid';
  if (outcome === 'handed_off')
    return `adviser:${['tax', 'finance', 'labor'].includes(team ?? '') ? team : 'general'}`;
  if (outcome === 'clarify') return 'clarify';
  if (outcome.startsWith('declined')) return 'refuse';
  return /^(?:unanswerable|failed)/.test(outcome) ? 'not_found' : 'answer';
}

function holds(text: string, fact: string): boolean {
  return fact.split('|').some((one) => text.includes(one.toLowerCase()));
}

function cites({ citations, citation_mode }: Expectation, result: EvalResult | undefined): boolean {
  const found = citations.map(({ law, article }) =>
    (result?.citations ?? []).some((held) => isArticle(held, plainTitle(law), String(article))),
  );
  return citation_mode === 'all' ? found.every(Boolean) : found.some(Boolean);
}

/** 民法典 is met by 民法典-合同编, and the other way round. */
function isArticle(held: EvalResult['citations'][number], law: string, article: string): boolean {
  const title = plainTitle(held.title);
  const number = /^\d+$/.test(article) ? `第${toChinese(Number(article))}条` : article;
  return (title.includes(law) || law.includes(title)) && (held.article ?? '') === number;
}

/** Of the answers that a measure applies to, how many do well. */
export function totals(marks: readonly Marks[]): { measure: Measure; right: number; of: number }[] {
  return MEASURES.flatMap((measure) => {
    const judged = marks.filter((one) => one[measure] !== undefined);
    if (judged.length === 0) return [];
    return [{ measure, right: judged.filter((one) => one[measure]).length, of: judged.length }];
  });
}

/** The measures that an answer fails. */
export function failures(marks: Marks): string[] {
  return Object.entries(marks)
    .filter(([, right]) => right === false)
    .map(([measure]) => measure);
}

/** The last thing asked in a conversation. */
export function lastAsked({ turns }: Pick<Expectation, 'turns'>): string {
  return turns.filter(({ role }) => role === 'user').at(-1)?.text ?? '';
}
