import type { SearchTestResult } from '../../../../bot/search-test-api.ts';
import type { EvaluationExpectation } from '../../../../src/operations/evaluation/api.ts';

/** What the answer did, in the words of expectations. */
export function expectationOf({ answer }: SearchTestResult): EvaluationExpectation {
  const citations = answer.citations.flatMap(({ title, article, level }) =>
    article && level !== 'guide' ? [{ law: title, article }] : [],
  );
  return {
    expected_route: routeOf(answer),
    urgent: answer.urgent,
    ...(citations.length > 0 && { citations, citation_mode: 'all' as const }),
  };
}

function routeOf({ outcome, team }: SearchTestResult['answer']): string {
  if (outcome === 'clarify') return 'clarify';
  if (outcome === 'handed_off') return team === 'legal_aid' ? 'legal_aid' : `adviser:${team ?? 'general'}`;
  if (outcome.startsWith('declined')) return 'refuse';
  return outcome.startsWith('unanswerable') ? 'not_found' : 'answer';
}
