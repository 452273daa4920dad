import { affirms, type Clause, clausesOf, isNegative } from './clause.ts';

/** A clause of the passage counts as speaking of the same when it holds this share of the statement's pairs. */
const ALIKE = 0.45;
/** Weight of what the sentences around have in common: it decides between clauses that are equally alike. */
const AROUND = 0.5;
/** Clauses nearly as alike as the best have a say too. */
const NEARLY = 0.85;
/** Below this likeness the clause beside may hold the rest of what is said. */
const CLOSE = 0.75;

/**
 * The clause of a Chinese passage that a Chinese statement turns round: every clause most like one of the
 * statement's own says it the other way. Null when none does.
 */
export function turnedInChinese(statement: string, passages: readonly string[]): string | null {
  const said = textOf(statement);
  const held = passages.map(textOf);
  for (const clause of said.clauses) {
    if (clause.condition || clause.pairs.size < 3) continue;
    const [best, ...others] = mostLike(clause, said, held);
    if (!best || best.likeness < ALIKE) continue;
    const top = [best, ...others.filter(({ score }) => score >= best.score * NEARLY)];
    if (top.every((one) => isTurned(clause, one.clause)) && !isExplained(clause, said, top))
      return best.clause.text.trim();
  }
  return null;
}

/** The clauses of a text, and the pairs of each of its sentences. */
interface Text {
  clauses: Clause[];
  sentences: Map<number, Set<string>>;
}

interface Alike {
  clause: Clause;
  passage: Text;
  likeness: number;
  score: number;
}

function mostLike(clause: Clause, said: Text, held: Text[]): Alike[] {
  const context = said.sentences.get(clause.sentence)!;
  return held
    .flatMap((passage) =>
      passage.clauses
        .filter(({ condition }) => !condition)
        .map((other) => {
          const likeness = share(clause.pairs, other.pairs);
          const around = share(context, passage.sentences.get(other.sentence)!);
          return { clause: other, passage, likeness, score: likeness + around * AROUND };
        }),
    )
    .sort((a, b) => b.score - a.score);
}

/** An odd number of turns lies between the two; what only one of them negates counts when the other says it straight. */
function isTurned(said: Clause, held: Clause): boolean {
  const saidOnly = said.negated.filter((word) => !held.negated.includes(word));
  const heldOnly = held.negated.filter((word) => !said.negated.includes(word));
  let turns = 0;
  if (said.turned !== held.turned && (said.turned ? heldOnly : saidOnly).length === 0) turns += 1;
  if (!held.turned && heldOnly.length === 0) turns += saidOnly.filter((word) => affirms(held, word)).length;
  if (!said.turned && saidOnly.length === 0) turns += heldOnly.filter((word) => affirms(said, word)).length;
  return turns % 2 === 1;
}

/** The turn may stand in the clause beside: then nothing is said of the opposite. */
function isExplained(clause: Clause, said: Text, top: Alike[]): boolean {
  const best = top[0]!;
  if (!clause.turned && !clause.modal && top.some((one) => one.clause.item)) return true;
  if (clause.turned) {
    const isFragment = best.likeness < CLOSE || best.clause.pairs.size < clause.pairs.size;
    return isFragment && top.some((one) => beside(one.passage, one.clause).some(isNegative));
  }
  return (!clause.modal || best.likeness < CLOSE) && beside(said, clause).some(isNegative);
}

function beside({ clauses }: Text, clause: Clause): Clause[] {
  const place = clauses.indexOf(clause);
  return [clauses[place - 1], clauses[place + 1]].filter(
    (other): other is Clause => other?.sentence === clause.sentence && !other.condition,
  );
}

function textOf(text: string): Text {
  const clauses = clausesOf(text);
  const sentences = new Map<number, Set<string>>();
  for (const { sentence, pairs } of clauses)
    sentences.set(sentence, new Set([...(sentences.get(sentence) ?? []), ...pairs]));
  return { clauses, sentences };
}

function share(of: Set<string>, within: Set<string>): number {
  return [...of].filter((pair) => within.has(pair)).length / (of.size || 1);
}
