import type { CitationSnapshot } from '../../knowledge/passage.ts';
import { restsOf, type Step } from '../../services/calculators/calculation.ts';
import { CALCULATORS } from '../../services/calculators/calculators.ts';
import { ruleOf, sourceOf } from '../../services/calculators/rules.ts';
import { restOn } from '../../services/guide-documents.ts';
import type { Bilingual, Language } from '../../src/base/language.ts';
import type { Day } from '../../src/base/time.ts';
import type { Store } from '../../src/store/open.ts';
import type { Sum } from '../calculate/sums.ts';
import type { Claim, Draft } from '../draft.ts';
import { wording } from '../wording.ts';
import { cite, quotation } from './cite.ts';
import { restingOn } from './retrieve.ts';

/** A sum with the articles of its rules, by the key of the rule, as they read on the day. */
export type ComputedSum = Sum & { articles: ReadonlyMap<string, CitationSnapshot> };

/**
 * A sum with the articles that it rests on. Undefined when there is none, or when one of its articles no longer
 * says so: then nothing is reckoned.
 */
export async function withRules(store: Store, sum: Sum | null, day: Day): Promise<ComputedSum | undefined> {
  if (!sum) return undefined;
  const rules = rulesOf(sum).map(ruleOf);
  const rests = rules.map((rule) => [restOn(sourceOf(rule), rule.article, rule.quote)]);
  const found = await restingOn(store, rests, day);
  if (found.some((citations) => citations === null)) return undefined;
  return { ...sum, articles: new Map(rules.map(({ key }, i) => [key, found[i]![0]!])) };
}

function rulesOf({ calculator, calculation }: Sum): readonly string[] {
  return calculation ? restsOf(calculation) : CALCULATORS.get(calculator)!.rules;
}

/** Result, steps, and what was taken for granted, each with its articles; or the rule, and what must be known. */
export function addSum(draft: Draft, sum: ComputedSum, language: Language): void {
  const { calculator, calculation, articles } = sum;
  if (!calculation) {
    addRules(draft, sum, language);
    return;
  }
  const { needs, inputs } = CALCULATORS.get(calculator)!;
  if (calculation.amount === null && inputs.includes('wage') && !needs.flat().includes('wage'))
    draft.offered = 'wage';
  const claim = (step: Step): Claim => ({
    text: step[language],
    cites: step.rests.map((key) => cite(draft, articles.get(key)!)),
  });
  draft.blocks.push({
    made: 'computed',
    lead: claim(calculation.lead),
    points: calculation.steps.map(claim),
  });
  const around = [...calculation.assumptions, ...calculation.changes].map(
    (line: Bilingual) => line[language],
  );
  draft.cautions.push(around.join(language === 'zh' ? '' : ' '));
  for (const key of restsOf(calculation)) {
    const { unconfirmed, from } = ruleOf(key);
    if (unconfirmed && from)
      draft.cautions.push(wording('answered.figure_unconfirmed', language, { from: from[language] }));
  }
}

function addRules(draft: Draft, { articles, missing }: ComputedSum, language: Language): void {
  draft.missing = missing;
  if (missing[0]) draft.offered = missing[0];
  const [lead, ...points] = [...articles.values()].map((citation): Claim => {
    const { title, article, quote } = citation;
    const text = quotation(title, article ?? '', quote, language);
    return { text, cites: [cite(draft, citation)] };
  });
  draft.blocks.push({ made: 'extract', lead: lead!, points });
}
