import type { Ways } from '../../services/likeness.ts';
import { normalOf } from './normal.ts';
import { topicsOf } from './topics.ts';

const known = new Map<string, ReadonlySet<string>>();

/**
 * Tells whether a section speaks of a subject of the question; true as well where the question names none. Words like
 * "how long" and "apply" are common to all subjects: a tax question is not answered from work injuries by them.
 */
export function sharingTopic(question: string): (section: Ways) => boolean {
  const asked = topicsOf(normalOf(question));
  return (section) => asked.length === 0 || asked.some(({ topic }) => topicsOfSection(section).has(topic));
}

function topicsOfSection({ heading, questions, lead }: Ways): ReadonlySet<string> {
  const text = [heading, ...questions, lead].join('\n');
  const held = known.get(text) ?? new Set(topicsOf(normalOf(text)).map(({ topic }) => topic));
  known.set(text, held);
  return held;
}
