import { sentencesOf } from '../../knowledge/sentences.ts';
import { tokenise } from '../../knowledge/tokens.ts';

/**
 * The words of a passage that decide a question: its sentences most like the question, in reading order,
 * with the opening words that govern a list item kept. At most `limit` characters, never cut inside a sentence
 * unless the first alone is longer.
 */
export function extract(text: string, question: string, limit: number): string {
  const sentences = sentencesOf(text).filter(
    (sentence, _, all) => !ADDRESS.test(sentence) || all.length === 1,
  );
  const whole = sentences.join('');
  if (whole.length <= limit) return whole.replace(/\n+/g, '\n').trim();
  const asked = new Set(tokenise(question).filter((token) => token.length > 1));
  const scored = sentences.map((sentence, i) => ({ i, sentence, score: share(sentence, asked) - i * 0.001 }));
  const chosen: typeof scored = [];
  let length = 0;
  for (const candidate of [...scored].sort((a, b) => b.score - a.score)) {
    if (chosen.length > 0 && length + candidate.sentence.length > limit) continue;
    chosen.push(candidate);
    length += candidate.sentence.length;
  }
  return chosen
    .sort((a, b) => a.i - b.i)
    .map(({ sentence, i }, n) => (n > 0 && chosen[n - 1]?.i !== i - 1 ? `…${sentence}` : sentence))
    .join('')
    .trim();
}

/** Where a text sends people is not quoted: only channels that the centre keeps are. */
export const ADDRESS = /https?:|www\.|[\w.+-]+@[\w-]+\./i;

/** Weight of what a sentence shares with the question, lightly normalised by its length. */
function share(sentence: string, asked: Set<string>): number {
  const shared = new Set(tokenise(sentence).filter((token) => asked.has(token)));
  return shared.size / Math.sqrt(10 + sentence.length);
}
