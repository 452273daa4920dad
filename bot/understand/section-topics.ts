import type { Ways } from '../../services/likeness.ts';
import { normalOf } from './normal.ts';
import { topicsOf } from './topics.ts';

const known = new Map<string, ReadonlySet<string>>();

/**
 * Whether a section speaks of a subject of the question; true as well where the question names none. Words like
 * "how long" and "apply" are common to all subjects: a tax question is not answered from work injuries by them.
 */
export function sharesTopic(question: string, { heading, questions, lead }: Ways): boolean {
  const asked = topicsOf(normalOf(question));
  if (asked.length === 0) return true;
  const text = [heading, ...questions, lead].join('\n');
  const held = known.get(text) ?? new Set(topicsOf(normalOf(text)).map(({ topic }) => topic));
  known.set(text, held);
  return asked.some(({ topic }) => held.has(topic));
}
