import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tokenise } from '../../knowledge/tokens.ts';
import { type Question, readQuestions, readUnits, type Unit } from './inputs.ts';
import { readWords, type Word } from './words.ts';

/**
 * Turns the law texts and the labelled questions into token numbers, with the product's own tokeniser, so that
 * the trained vectors meet the same tokens at run time. Writes into `folder`: `vocabulary.txt`, `df.i32`,
 * `tokens.i32` (all segments in a row), `segments.i64` (where each starts), `units.i64` (first segment of each
 * unit: title, headings, then clauses), `units.jsonl`, `questions.jsonl`, and for the English words with vectors of
 * their own `words.i32` (their tokens, the commonest first), `words.f32` (the vectors), `weights.f32`.
 * `packages`: where the word lists lie (`words.ts`).
 */
export function prepare(data: string, guides: string, packages: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const units = readUnits(data);
  const questions = readQuestions(
    data,
    guides,
    units.filter(({ from }) => from === 'corpus'),
  );
  const cut = units.map((unit) => [unit.law, unit.chapter, ...clauses(unit.text)].map(tokenise));
  const words = readWords(packages);
  const numbers = chooseVocabulary(cut, questions, words, folder);
  writeWords(words, numbers, folder);
  writeUnits(units, cut, numbers, folder);
  writeQuestions(questions, numbers, folder);
}

/** A token is kept when this many units hold it, or this many sections and questions of the guides. */
const LEAST_UNITS = 5;
const LEAST_IN_GUIDES = 4;

function clauses(text: string): string[] {
  return text.split(/(?<=[。；;！？])|\n/u).filter((clause) => clause.trim() !== '');
}

function chooseVocabulary(
  cut: string[][][],
  questions: Question[],
  words: readonly Word[],
  folder: string,
): Map<string, number> {
  const inUnits = countTexts(cut.map((unit) => unit.flat()));
  const guides = questions.filter(({ set }) => set === 'guide');
  const texts = new Set(guides.flatMap(({ question, passages }) => [question, ...passages]));
  const inGuides = countTexts([...texts].map(tokenise));
  const english = new Set(words.map(({ token }) => token));
  const kept = [...new Set([...inUnits.keys(), ...inGuides.keys(), ...english])]
    .filter(
      (token) =>
        (inUnits.get(token) ?? 0) >= LEAST_UNITS ||
        (inGuides.get(token) ?? 0) >= LEAST_IN_GUIDES ||
        english.has(token),
    )
    .map((token) => [token, inUnits.get(token) ?? 0] as const)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  writeFileSync(join(folder, 'vocabulary.txt'), kept.map(([token]) => token).join('\n'));
  writeFileSync(
    join(folder, 'guides.i32'),
    Int32Array.from(kept, ([token]) => inGuides.get(token) ?? 0),
  );
  return new Map(kept.map(([token], i) => [token, i]));
}

function countTexts(texts: string[][]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const token of new Set(text)) counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
}

function writeWords(words: readonly Word[], numbers: Map<string, number>, folder: string): void {
  const write = (name: string, numbers: Int32Array | Float32Array) =>
    writeFileSync(join(folder, name), numbers);
  write(
    'words.i32',
    Int32Array.from(words, ({ token }) => numbers.get(token)!),
  );
  write('words.f32', Float32Array.from(words.flatMap(({ vector }) => [...vector])));
  write(
    'weights.f32',
    Float32Array.from(words, ({ weight }) => weight),
  );
}

function known(tokens: string[], numbers: Map<string, number>): number[] {
  return tokens.flatMap((token) => numbers.get(token) ?? []);
}

function writeUnits(
  units: (Unit & { from: string })[],
  cut: string[][][],
  numbers: Map<string, number>,
  folder: string,
): void {
  const segments: bigint[] = [];
  const starts: bigint[] = [];
  const tokens = createWriteStream(join(folder, 'tokens.i32'));
  const rows = createWriteStream(join(folder, 'units.jsonl'));
  let written = 0n;
  for (const [i, { id, from, law }] of units.entries()) {
    starts.push(BigInt(segments.length));
    for (const segment of cut[i] ?? []) {
      const ids = known(segment, numbers);
      segments.push(written);
      written += BigInt(ids.length);
      tokens.write(Buffer.from(Int32Array.from(ids).buffer));
    }
    rows.write(`${JSON.stringify({ id, from, law })}\n`);
  }
  tokens.end();
  rows.end();
  writeFileSync(join(folder, 'segments.i64'), BigInt64Array.from([...segments, written]));
  writeFileSync(join(folder, 'units.i64'), BigInt64Array.from([...starts, BigInt(segments.length)]));
}

function writeQuestions(questions: Question[], numbers: Map<string, number>, folder: string): void {
  const cut = (text: string) => known(tokenise(text), numbers);
  const rows = questions.map(({ set, id, relevant, question, answer, keywords, passages }) =>
    JSON.stringify({
      set,
      id,
      relevant,
      text: question,
      question: cut(question),
      answer: cut(answer),
      keywords: cut(keywords),
      passages: passages.map(cut),
    }),
  );
  writeFileSync(join(folder, 'questions.jsonl'), rows.join('\n'));
}

const [data, guides, packages, folder] = process.argv.slice(2);
if (data && guides && packages && folder) prepare(data, guides, packages, folder);
