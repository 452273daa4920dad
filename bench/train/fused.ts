import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { entryMaker } from '../../knowledge/entry.ts';
import { measureSearch, RECALL_AT } from '../../knowledge/evaluate.ts';
import { fuse } from '../../knowledge/fuse.ts';
import type { Passage } from '../../knowledge/passage.ts';
import { questionTerms } from '../../knowledge/question-terms.ts';
import { createMemoryIndex } from '../../knowledge/search-index.memory.ts';
import type { Match } from '../../knowledge/search-index.ts';
import { builtinThesaurus } from '../../knowledge/thesaurus.ts';
import { FUSION } from '../../knowledge/tuning.ts';
import { scope } from '../../test/support/scopes.ts';
import { readUnits, type Unit } from './inputs.ts';

/**
 * What search finds with vectors of models that had not seen the question: the product's words, thesaurus and
 * joining of both halves, over the cosines that `train.py cross` has left in WORK.
 *
 *     node --max-old-space-size=8000 --import tsx bench/train/fused.ts DATA WORK
 */
const [data, work] = process.argv.slice(2);
if (data === undefined || work === undefined) throw new Error('fused.ts DATA WORK');

interface Prepared {
  set: string;
  id: string;
  text: string;
  relevant: string[];
}

const EVERYWHERE = { asOf: '9999-12-31', regions: [] };
const HALVES = ['words', 'vectors', 'both'] as const;
const units = readUnits(data).filter(({ from }) => from === 'corpus');
const held = new Set(units.map(({ id }) => id));
const versions = new Map([...new Set(units.map(versionOf))].map((version, i) => [version, i + 1]));
const index = await indexOf(units);
const questions = readFileSync(join(work, 'questions.jsonl'), 'utf8')
  .split('\n')
  .map((line) => JSON.parse(line) as Prepared)
  .map(({ relevant, ...rest }) => ({ ...rest, relevant: relevant.filter((id) => held.has(id)) }))
  .filter(({ relevant }) => relevant.length > 0);

for (const set of ['dev', 'scenario', 'enterprise']) {
  const asked = questions.filter((question) => question.set === set);
  const cosinesOf = rowsOf(join(work, `near.${set}.npy`));
  const found = new Map(asked.map(({ text }, i) => [text, find(text, cosinesOf(i))]));
  const groups = set === 'enterprise' ? ['zh', 'en'] : [''];
  for (const group of groups) {
    const some = asked
      .filter(({ id }) => id.startsWith(group))
      .map(({ text, ...rest }) => ({ ...rest, question: text }));
    for (const half of HALVES) {
      const measured = await measureSearch(some, async (text, limit) =>
        found.get(text)![half].slice(0, limit),
      );
      say(`${set} ${group}`, half, measured);
    }
  }
}

function versionOf({ id }: Unit): string {
  return id.split('#')[0]!;
}

async function indexOf(all: Unit[]) {
  const made = createMemoryIndex(0);
  made.setScopes([...versions].map(([title, versionId]) => scope({ title, versionId })));
  const entry = entryMaker();
  for (let at = 0; at < all.length; at += 500)
    await made.put(all.slice(at, at + 500).map((unit, i) => entry(passageOf(unit, at + i))));
  return made;
}

function passageOf(unit: Unit, i: number): Passage {
  const { law: title, chapter, text } = unit;
  const own = { id: i + 1, versionId: versions.get(versionOf(unit))!, documentNumber: null, searchText: '' };
  return { ...own, title, headingPath: chapter ? [chapter] : [], text } as Passage;
}

/** The rows of a NumPy file: a cosine for each unit. */
function rowsOf(path: string): (row: number) => Float32Array {
  const file = readFileSync(path);
  const start = file.byteOffset + 10 + file.readUInt16LE(8);
  return (row) => new Float32Array(file.buffer, start + 4 * units.length * row, units.length);
}

/** Ids of the units found, best first. */
function find(text: string, cosines: Float32Array): Record<(typeof HALVES)[number], string[]> {
  const lexical = index.matching(questionTerms(text, builtinThesaurus()), FUSION.depth, EVERYWHERE);
  const nearest = nearestOf(cosines);
  const idsOf = (matches: readonly { id: number }[]) => matches.map(({ id }) => units[id - 1]!.id);
  return {
    words: idsOf(lexical.matches),
    vectors: idsOf(nearest),
    both: idsOf(fuse(lexical, nearest, () => 1)),
  };
}

function nearestOf(cosines: Float32Array): Match[] {
  const order = Uint32Array.from(cosines.keys()).sort((a, b) => cosines[b]! - cosines[a]!);
  return [...order.subarray(0, FUSION.depth)].map((i) => ({
    id: i + 1,
    versionId: versions.get(versionOf(units[i]!))!,
    score: cosines[i]!,
  }));
}

function say(name: string, half: string, { mrr, recall }: Awaited<ReturnType<typeof measureSearch>>): void {
  const recalls = RECALL_AT.map((k) => `R@${k} ${recall[k].toFixed(3)}`).join(' ');
  process.stdout.write(`${name.padEnd(20)} ${half.padEnd(8)} MRR ${mrr.toFixed(3)} ${recalls}\n`);
}
