import { createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tokenise } from '../../knowledge/tokens.ts';

/**
 * Turns the law texts and the labelled questions into token numbers, with the product's own tokeniser, so that
 * the trained vectors meet the same tokens at run time. Writes into `folder`:
 * `vocabulary.txt`, `df.i32`, `tokens.i32` (all segments in a row), `segments.i64` (where each starts),
 * `units.i64` (first segment of each unit: title, headings, then clauses), `units.jsonl`, `questions.jsonl`.
 */
export function prepare(data: string, folder: string, least: number): void {
  mkdirSync(folder, { recursive: true });
  const units = ['corpus', 'corpus_superseded', 'corpus_local'].flatMap((name) =>
    readLines<Unit>(join(data, 'statutes', `${name}.jsonl`)).map((unit) => ({ ...unit, from: name })),
  );
  const cut = units.map((unit) => [unit.law, unit.chapter, ...clauses(unit.text)].map(tokenise));
  const numbers = chooseVocabulary(cut, least, folder);
  writeUnits(units, cut, numbers, folder);
  writeQuestions(data, numbers, folder);
}

interface Unit {
  id: string;
  law: string;
  article: string;
  chapter: string;
  text: string;
  kind: string;
}

interface Labelled {
  id: string;
  question: string;
  relevant: string[];
  answer?: string;
  keywords?: string;
  topic?: string[];
}

function readLines<T>(path: string): T[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

function clauses(text: string): string[] {
  return text.split(/(?<=[。；;！？])|\n/u).filter((clause) => clause.trim() !== '');
}

function chooseVocabulary(cut: string[][][], least: number, folder: string): Map<string, number> {
  const df = new Map<string, number>();
  for (const unit of cut)
    for (const token of new Set(unit.flat())) df.set(token, (df.get(token) ?? 0) + 1);
  const kept = [...df].filter(([, n]) => n >= least).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  writeFileSync(join(folder, 'vocabulary.txt'), kept.map(([token]) => token).join('\n'));
  writeFileSync(join(folder, 'df.i32'), Int32Array.from(kept, ([, n]) => n));
  return new Map(kept.map(([token], i) => [token, i]));
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
  for (const [i, unit] of units.entries()) {
    starts.push(BigInt(segments.length));
    for (const segment of cut[i] ?? []) {
      const ids = known(segment, numbers);
      segments.push(written);
      written += BigInt(ids.length);
      tokens.write(Buffer.from(Int32Array.from(ids).buffer));
    }
    const { id, from, kind, law } = unit;
    rows.write(`${JSON.stringify({ id, from, kind, law })}\n`);
  }
  tokens.end();
  rows.end();
  writeFileSync(join(folder, 'segments.i64'), BigInt64Array.from([...segments, written]));
  writeFileSync(join(folder, 'units.i64'), BigInt64Array.from([...starts, BigInt(segments.length)]));
}

function writeQuestions(data: string, numbers: Map<string, number>, folder: string): void {
  const sets = {
    dev: 'statutes/queries.dev.jsonl',
    scenario: 'qa/lawbench-3-2-scenario.jsonl',
    consultation: 'qa/lawbench-3-8-consultation.jsonl',
  };
  const rows = Object.entries(sets).flatMap(([set, path]) =>
    readLines<Labelled>(join(data, path)).map((row) => ({
      set,
      id: row.id,
      relevant: row.relevant,
      question: known(tokenise(row.question), numbers),
      answer: known(tokenise(row.answer ?? ''), numbers),
      keywords: known(tokenise(row.keywords ?? ''), numbers),
    })),
  );
  writeFileSync(join(folder, 'questions.jsonl'), rows.map((row) => JSON.stringify(row)).join('\n'));
}

const [data, folder, least] = process.argv.slice(2);
if (data !== undefined && folder !== undefined) prepare(data, folder, Number(least ?? 5));
