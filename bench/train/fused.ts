import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { entryMaker } from '../../knowledge/entry.ts';
import { RECALL_AT } from '../../knowledge/evaluate.ts';
import { fuse } from '../../knowledge/fuse.ts';
import type { Passage } from '../../knowledge/passage.ts';
import { questionTerms } from '../../knowledge/question-terms.ts';
import { createMemoryIndex } from '../../knowledge/search-index.memory.ts';
import type { Match, VersionScope } from '../../knowledge/search-index.ts';
import { builtinThesaurus } from '../../knowledge/thesaurus.ts';
import { FUSION } from '../../knowledge/tuning.ts';
import { readUnits, type Unit } from './inputs.ts';

/**
 * What search finds with vectors of models that had not seen the question: the product's words, thesaurus and
 * joining of both halves, over the cosines that `train.py cross` has left in WORK.
 *
 *     node --max-old-space-size=8000 --import tsx bench/train/fused.ts DATA WORK
 */
const [data, work] = process.argv.slice(2);
if (data === undefined || work === undefined) throw new Error('fused.ts DATA WORK');

interface Question {
  set: string;
  id: string;
  text: string;
  relevant: string[];
}

const EVERYWHERE = { asOf: '9999-12-31', regions: [] };
const units = readUnits(data).filter(({ from }) => from === 'corpus');
const numbers = new Map(units.map(({ id }, i) => [id, i]));
const versions = numbered(units.map(versionOf));
const index = await indexOf(units);
const questions = readFileSync(join(work, 'questions.jsonl'), 'utf8')
  .split('\n')
  .map((line) => JSON.parse(line) as Question);

for (const set of ['dev', 'scenario', 'enterprise']) {
  const asked = questions.filter((q) => q.set === set && q.relevant.some((id) => numbers.has(id)));
  const rows = cosines(join(work, `near.${set}.npy`), asked.length);
  const ranked = asked.map((question) => rankings(question, rows()));
  for (const [name, pick] of groupsOf(set)) {
    const of = ranked.filter(({ id }) => pick(id));
    for (const half of ['words', 'vectors', 'both'] as const)
      process.stdout.write(`${name.padEnd(20)} ${half.padEnd(8)} ${measured(of, half)}\n`);
  }
}

function groupsOf(set: string): [string, (id: string) => boolean][] {
  if (set !== 'enterprise') return [[set, () => true]];
  return (['zh', 'en'] as const).map((language) => [`${set} ${language}`, (id) => id.startsWith(language)]);
}

function versionOf({ id }: Unit): string {
  return id.split('#')[0]!;
}

function numbered(names: string[]): Map<string, number> {
  return new Map([...new Set(names)].map((name, i) => [name, i + 1]));
}

async function indexOf(all: Unit[]) {
  const made = createMemoryIndex(0);
  made.setScopes([...versions].map(([title, versionId]) => scopeOf(title, versionId)));
  const entry = entryMaker();
  for (let at = 0; at < all.length; at += 500)
    await made.put(all.slice(at, at + 500).map((unit, i) => entry(passageOf(unit, at + i))));
  return made;
}

function scopeOf(title: string, versionId: number): VersionScope {
  const window = { publishedOn: null, effectiveFrom: null, effectiveTo: null, ended: null, endedBy: null };
  const held = { documentId: versionId, documentNumber: null, language: 'zh', region: '全国', level: 'law' };
  return { ...held, versionId, title, visible: true, retired: false, window } as VersionScope;
}

function passageOf(unit: Unit, i: number): Passage {
  const headingPath = unit.chapter ? [unit.chapter] : [];
  const { law: title, text } = unit;
  const versionId = versions.get(versionOf(unit))!;
  return { id: i + 1, versionId, title, documentNumber: null, headingPath, text, searchText: '' } as never;
}

/** The rows of a NumPy file of 32-bit numbers, one call each. */
function cosines(path: string, count: number): () => Float32Array {
  const file = openSync(path, 'r');
  const head = Buffer.alloc(10);
  readSync(file, head, 0, 10, 0);
  let at = 10 + head.readUInt16LE(8);
  let left = count;
  return () => {
    const row = Buffer.alloc(4 * units.length);
    readSync(file, row, 0, row.length, at);
    at += row.length;
    left -= 1;
    if (left === 0) closeSync(file);
    return new Float32Array(row.buffer, row.byteOffset, units.length);
  };
}

type Half = 'words' | 'vectors' | 'both';
type Ranked = { id: string } & Record<Half, number[]>;

/** Ranks of the relevant units, from 1; Infinity where one was not found. */
function rankings({ id, text, relevant }: Question, near: Float32Array): Ranked {
  const lexical = index.matching(questionTerms(text, builtinThesaurus()), FUSION.depth, EVERYWHERE);
  const nearest = nearestOf(near);
  const wanted = relevant.flatMap((unit) => numbers.get(unit) ?? []);
  const places = (found: readonly { id: number }[]) => {
    const order = new Map(found.map((one, i) => [one.id - 1, i + 1]));
    return wanted.map((unit) => order.get(unit) ?? Infinity);
  };
  return {
    id,
    words: places(lexical.matches),
    vectors: places(nearest),
    both: places(fuse(lexical, nearest, () => 1)),
  };
}

function nearestOf(near: Float32Array): Match[] {
  const order = Uint32Array.from(near.keys()).sort((a, b) => near[b]! - near[a]!);
  return [...order.subarray(0, FUSION.depth)].map((i) => ({
    id: i + 1,
    versionId: versions.get(versionOf(units[i]!))!,
    score: near[i]!,
  }));
}

function measured(ranked: Ranked[], half: Half): string {
  const mean = (value: (ranks: number[]) => number) =>
    (ranked.reduce((sum, one) => sum + value(one[half]), 0) / ranked.length).toFixed(3);
  const first = (ranks: number[]) => Math.min(...ranks);
  const recall = RECALL_AT.map((k) => `R@${k} ${mean((r) => r.filter((at) => at <= k).length / r.length)}`);
  return [`MRR ${mean((r) => (first(r) <= 100 ? 1 / first(r) : 0))}`, ...recall].join(' ');
}
