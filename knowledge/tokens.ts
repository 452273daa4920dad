/**
 * Text to search tokens, the same for texts and questions, in either language, before any index sees it.
 * Han runs give single characters and pairs (measured best over 59,712 articles: MRR .423 against .404 for
 * pairs alone and .382 for dictionary words); other words are lower-cased with a light English stem.
 */
export function tokenise(text: string): string[] {
  const tokens: string[] = [];
  for (const [run] of normalise(text).matchAll(RUNS)) {
    if (HAN.test(run)) pushHan(run, tokens);
    else tokens.push(/^\d/.test(run) ? run : stem(run));
  }
  return tokens;
}

/** Text as a row of single Han characters, stemmed other words and figures. */
export function symbols(text: string): string[] {
  return [...normalise(text).matchAll(RUNS)].flatMap(([run]) => {
    if (HAN.test(run)) return [...run];
    return [/^\d/.test(run) ? run : stem(run)];
  });
}

const RUNS = /\p{Script=Han}+|[\p{L}\p{M}]+|\d+(?:\.\d+)?%?/gu;

const HAN = /^\p{Script=Han}/u;

/** Full width to half width, compatibility forms to plain ones, lower case. */
export function normalise(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function pushHan(run: string, tokens: string[]): void {
  const characters = [...run];
  for (const [i, character] of characters.entries()) {
    tokens.push(character);
    const next = characters[i + 1];
    if (next !== undefined) tokens.push(character + next);
  }
}

/** Plural and verb endings of English; short words stay. */
function stem(word: string): string {
  if (word.length <= 3 || !/^[a-z]+$/.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(ss|sh|ch|x)es$/.test(word)) return word.slice(0, -2);
  if (word.endsWith('s') && !/(ss|us|is)$/.test(word)) return word.slice(0, -1);
  if (word.endsWith('ing') && word.length > 6) return word.slice(0, -3);
  if (word.endsWith('ed') && word.length > 5) return word.slice(0, -2);
  return word;
}
