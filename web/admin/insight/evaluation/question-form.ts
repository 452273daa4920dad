import type {
  EvaluationExpectation,
  EvaluationQuestion,
  EvaluationQuestionBody,
} from '../../../../src/operations/evaluation/api.ts';

/** Where a question can be expected to go. */
export const ROUTES = [
  'answer',
  'clarify',
  'refuse',
  'not_found',
  'legal_aid',
  'adviser:general',
  'adviser:tax',
  'adviser:finance',
  'adviser:labor',
] as const;

/** A question as its form shows it: lists as lines. */
export interface QuestionForm {
  name: string;
  text: string;
  earlier: string;
  language: 'zh' | 'en';
  clock: string;
  note: string;
  route: string;
  urgent: '' | 'yes' | 'no';
  citations: string;
  mode: 'any' | 'all' | 'none';
  facts: string;
  mustNot: string;
}

/** The form of a question; of a new one: empty. */
export function formOf(question: EvaluationQuestion | null): QuestionForm {
  const {
    expected_route,
    urgent,
    citations = [],
    citation_mode,
    key_facts,
    must_not_contain,
  } = question?.expected ?? {};
  const turns = question?.turns ?? [];
  return {
    name: question?.name ?? '',
    text: turns.at(-1)?.text ?? '',
    earlier: turns
      .slice(0, -1)
      .map(({ text }) => text.replaceAll('\n', ' '))
      .join('\n'),
    language: question?.language ?? 'zh',
    clock: question?.clock ?? '',
    note: question?.note ?? '',
    route: expected_route ?? '',
    urgent: urgent === undefined ? '' : urgent ? 'yes' : 'no',
    citations: citations.map(({ law, article }) => `${law} | ${article}`).join('\n'),
    mode: citation_mode ?? 'any',
    facts: (key_facts ?? []).join('\n'),
    mustNot: (must_not_contain ?? []).join('\n'),
  };
}

/** What is sent; what the form does not show of the expectation stays as it was. */
export function bodyOf(form: QuestionForm, was: EvaluationQuestion | null): EvaluationQuestionBody {
  const { name, language, clock, note } = form;
  const earlier = linesOf(form.earlier);
  // The enterprise speaks last, so the roles are counted from the end.
  const turns = [...earlier, form.text.trim()].map((text, i) => ({
    role: (earlier.length - i) % 2 === 0 ? ('user' as const) : ('assistant' as const),
    text,
  }));
  return {
    ...(name.trim() && { name: name.trim() }),
    language,
    turns: was && form.earlier === formOf(was).earlier ? [...was.turns.slice(0, -1), turns.at(-1)!] : turns,
    clock: clock || null,
    note,
    expected: expectationOf(form, was?.expected ?? {}),
  };
}

function expectationOf(form: QuestionForm, was: EvaluationExpectation): EvaluationExpectation {
  const citations = linesOf(form.citations).map((line) => {
    const [law = '', article = ''] = line.split('|').map((part) => part.trim());
    return { law, article: /^\d+$/.test(article) ? Number(article) : article };
  });
  const facts = linesOf(form.facts);
  const mustNot = linesOf(form.mustNot);
  return {
    ...was,
    expected_route: form.route || undefined,
    urgent: form.urgent === '' ? undefined : form.urgent === 'yes',
    citations: citations.length > 0 ? citations : undefined,
    citation_mode: citations.length > 0 || form.mode === 'none' ? form.mode : undefined,
    key_facts: facts.length > 0 ? facts : undefined,
    must_not_contain: mustNot.length > 0 ? mustNot : undefined,
  };
}

function linesOf(text: string): string[] {
  return text.split('\n').flatMap((line) => line.trim() || []);
}
