import type { EvaluationAnswer } from '../../../../src/operations/evaluation/api.ts';
import { nameOf } from '../../../chat/citation.ts';
import { useTable } from '../../../shared/language.tsx';
import { EVALUATION_WORDS } from './words.ts';

/** What came out for a question: where it went, its words on demand, what it cited. */
export function PlayedAnswer({ answer }: { answer: EvaluationAnswer | null }) {
  const word = useTable(EVALUATION_WORDS);
  const route = useRoute();
  if (!answer) return <span className="quiet">{word('notPlayed')}</span>;
  return (
    <details className="fold played">
      <summary>
        {route(answer.route)}
        {answer.urgent && (
          <span className="tag" data-tone="alarm">
            {word('urgent')}
          </span>
        )}{' '}
        <small>{answer.citations.map(nameOf).join(' ')}</small>
      </summary>
      <p className="said-text">{answer.text}</p>
    </details>
  );
}

/** Names a route of an expectation; one that the page does not know keeps its own name. */
export function useRoute(): (route: string) => string {
  const word = useTable(EVALUATION_WORDS);
  return (route) => (`route_${route}` in EVALUATION_WORDS ? word(`route_${route}` as 'route_answer') : route);
}
