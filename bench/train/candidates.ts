import { createWriteStream, openSync, readFileSync, readSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { entryMaker } from '../../knowledge/entry.ts';
import type { Passage } from '../../knowledge/passage.ts';
import { questionTerms } from '../../knowledge/question-terms.ts';
import { type Candidate, FEATURES, featuresOf } from '../../knowledge/rerank-features.ts';
import { createMemoryIndex } from '../../knowledge/search-index.memory.ts';
import type { SearchIndex, VersionScope } from '../../knowledge/search-index.ts';
import { FUSION } from '../../knowledge/tuning.ts';
import { readUnits, type Unit } from './inputs.ts';

/**
 * What the re-ranker is trained on: for every question the candidates that a search would hand it, with the
 * product's own words half, and cosines of models that did not see the question (`near.SET.npy`). Writes
 * `candidates.SET.jsonl`: {question, relevant, candidates: [{unit, mixed, features}]},
 * and the names of the features.
 */
export async function writeCandidates(data: string, folder: string, set: string): Promise<void> {
  const units = readUnits(data).filter(({ from }) => from === 'corpus');
  const passages = units.map(toPassage);
  const index = createMemoryIndex(0);
  const entryOf = entryMaker();
  const df = new Map<string, number>();
  for (let at = 0; at < passages.length; at += 500) {
    const entries = passages.slice(at, at + 500).map(entryOf);
    for (const { terms } of entries) for (const term of terms.keys()) df.set(term, (df.get(term) ?? 0) + 1);
    await index.put(entries);
  }
  index.setScopes([...new Set(passages.map(({ versionId }) => versionId))].map(toScope));
  const idf = (term: string) =>
    Math.log(1 + (units.length - (df.get(term) ?? 0) + 0.5) / ((df.get(term) ?? 0) + 0.5));
  writeFileSync(join(folder, 'features.json'), JSON.stringify(FEATURES));
  const near = openRows(join(folder, `near.${set}.npy`), units.length);
  const out = createWriteStream(join(folder, `candidates.${set}.jsonl`));
  for (const [i, { text, relevant }] of readSet(folder, set).entries()) {
    const terms = questionTerms(text);
    const weights = new Map([...terms].map(([term, count]) => [term, count * idf(term)]));
    const found = mix(index, terms, near(i), passages).slice(0, FUSION.depth);
    const features = featuresOf(text, weights, found);
    const candidates = found.map(({ unit, mixed }, j) => ({
      unit: units[unit]!.id,
      mixed,
      features: features[j],
    }));
    out.write(`${JSON.stringify({ question: text, relevant, candidates })}\n`);
  }
  out.end();
}

type Found = Candidate & { unit: number; mixed: number };

/** Both halves' best, by cosine and BM25 (as a share of the best) added. */
function mix(
  index: SearchIndex,
  terms: ReadonlyMap<string, number>,
  cosines: Float32Array,
  passages: readonly Passage[],
): Found[] {
  const found = new Map<number, Found>();
  const at = (unit: number) => {
    const { title, headingPath, text, versionId, ordinal } = passages[unit]!;
    const place = {
      lexical: null,
      vector: null,
      title,
      headings: headingPath.join('\n'),
      text,
      versionId,
      ordinal,
    };
    const known = found.get(unit) ?? { ...place, unit, mixed: 0 };
    found.set(unit, known);
    return known;
  };
  const likely = index.matching(terms, FUSION.depth, { asOf: '9999-12-31', regions: [] }).matches;
  for (const [i, { id, score }] of likely.entries()) at(id).lexical = { score, rank: i + 1 };
  const order = [...cosines.keys()].sort((a, b) => cosines[b]! - cosines[a]!).slice(0, FUSION.depth);
  for (const [i, unit] of order.entries()) at(unit).vector = { score: cosines[unit]!, rank: i + 1 };
  const least = cosines[order.at(-1)!]!;
  const best = likely[0]?.score ?? 1;
  for (const one of found.values())
    one.mixed = SHARE * (one.vector?.score ?? least) + ((1 - SHARE) * (one.lexical?.score ?? 0)) / best;
  return [...found.values()].sort((a, b) => b.mixed - a.mixed);
}

/** Of the cosine in the mixed score: `train.py cross` prints what each share gives. */
const SHARE = 0.6;

function toPassage({ id, title, chapter, text }: Unit & { title?: string }, unit: number): Passage {
  const versionId = versionOf(id.replace(/#.*$/, ''));
  const fields = { title: title ?? '', headingPath: chapter === '' ? [] : [chapter], text };
  return { id: unit, versionId, ordinal: unit, documentNumber: null, searchText: '', ...fields } as Passage;
}

const versions = new Map<string, number>();
function versionOf(key: string): number {
  const known = versions.get(key) ?? versions.size + 1;
  versions.set(key, known);
  return known;
}

function toScope(versionId: number): VersionScope {
  return {
    versionId,
    documentId: versionId,
    title: '',
    documentNumber: null,
    language: 'zh',
    region: '全国',
    level: 'law',
    visible: true,
    retired: false,
    window: { publishedOn: null, effectiveFrom: null, effectiveTo: null, ended: null, endedBy: null },
  };
}

function readSet(folder: string, set: string): { text: string; relevant: string[] }[] {
  const rows = readFileSync(join(folder, 'questions.jsonl'), 'utf8')
    .split('\n')
    .map((line) => JSON.parse(line));
  return rows.filter((row) => row.set === set && row.relevant.length > 0);
}

/** Rows of a two-dimensional array of 32-bit floats in NumPy's format 1.0. */
function openRows(path: string, columns: number): (row: number) => Float32Array {
  const file = openSync(path, 'r');
  const head = Buffer.alloc(10);
  readSync(file, head, 0, 10, 0);
  const start = 10 + head.readUInt16LE(8);
  return (row) => {
    const bytes = Buffer.alloc(4 * columns);
    readSync(file, bytes, 0, bytes.length, start + row * bytes.length);
    return new Float32Array(bytes.buffer, bytes.byteOffset, columns);
  };
}

const [data, folder, ...sets] = process.argv.slice(2);
if (data !== undefined && folder !== undefined)
  for (const set of sets) await writeCandidates(data, folder, set);
