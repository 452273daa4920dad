import { ENGLISH, IRREGULAR } from './markers.ts';

/** A clause speaks of the same when it holds this share of the statement's words. */
const ALIKE = 0.5;
const NEARLY = 0.85;
const LEAST_WORDS = 2;

interface Clause {
  text: string;
  words: Set<string>;
  negative: boolean;
  /** Allows or obliges. */
  modal: boolean;
}

/**
 * The clause of an English text that an English statement turns round: what is nearest to it in words says the
 * opposite. Within one language words can be compared as they are, so this sees more than terms across languages.
 * Null when there is none.
 */
export function turnedAmongEnglish(statement: string, texts: readonly string[]): string | null {
  const held = texts.flatMap(clausesOf);
  for (const said of clausesOf(statement)) {
    if (said.words.size < LEAST_WORDS || (!said.negative && !said.modal)) continue;
    const scored = held
      .map((clause) => ({ clause, share: shared(said.words, clause.words) }))
      .sort((a, b) => b.share - a.share);
    const best = scored[0];
    if (!best || best.share < ALIKE) continue;
    const top = scored.filter(({ share }) => share >= best.share * NEARLY);
    if (top.every(({ clause }) => clause.negative !== said.negative && (clause.modal || said.modal)))
      return best.clause.text.trim();
  }
  return null;
}

/** Clauses with a verb of their own: split at signs, conditions left out. */
function clausesOf(text: string): Clause[] {
  return text
    .split(/(?<=[.;:!?])\s+|\n+|,\s+(?=(?:and|but|or|nor)\b)/)
    .map((part) => {
      const telling = part.replace(ENGLISH.neutral, ' ').replace(ENGLISH.condition, ' ');
      return {
        text: part,
        words: wordsOf(telling),
        negative: ENGLISH.negative.test(telling),
        modal: ENGLISH.modal.test(telling),
      };
    })
    .filter(({ words }) => words.size > 0);
}

/** Stems of what a clause speaks of; what carries its direction is left out. */
function wordsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[a-z]+/g) ?? [];
  return new Set(words.filter((word) => word.length > 2 && !EMPTY.has(word)).map(stem));
}

function stem(word: string): string {
  return (IRREGULAR.get(word) ?? word)
    .replace(/(?:ation|ing|ied|ies|ed|es|s|ment|al|ly|e|y)$/, '')
    .slice(0, 7);
}

const EMPTY = new Set(
  'the and for not may can must shall should will would need needs have has had are was were been being any all its their his her him them that this these those than then with without from into out who whom which such also only yes due under upon'.split(
    ' ',
  ),
);

function shared(of: ReadonlySet<string>, within: ReadonlySet<string>): number {
  return [...of].filter((word) => within.has(word)).length / of.size;
}
