import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { DocumentResult } from '../../ingest/results.ts';
import { dataPath, hasData } from '../support/data.ts';
import { load, tempStore } from './support.ts';

interface Row {
  path: string;
  kind: string;
  expected: string;
}

/** A file and all that came out of it: itself, and what is attached to it. */
interface Ending extends Row {
  results: DocumentResult[];
}

describe.skipIf(!hasData('files', 'manifest.csv'))('real files', { timeout: 300_000 }, () => {
  it('end as their manifest says, every one', async () => {
    const rows = parse(await readFile(dataPath('files', 'manifest.csv')), { columns: true }) as Row[];
    const endings = new Map(
      rows.map((row) => [dataPath('files', row.path), { ...row, results: [] } as Ending]),
    );
    const paths = [...endings.keys()];
    await load(await tempStore(), paths, {
      dryRun: true,
      onResult: (result) =>
        endings
          .get(paths.find((path) => `${result.path}/`.startsWith(`${path}/`)) ?? '')
          ?.results.push(result),
    });
    const wrong = [...endings.values()].filter((ending) => !endsRight(ending));
    process.stdout.write(`${[...endings.values()].map(line).join('\n')}\n`);
    expect(rows.length).toBeGreaterThan(125);
    expect(wrong.map(line)).toEqual([]);
    for (const { results } of endings.values()) {
      expect(results.length).toBeGreaterThan(0);
      for (const { fault, coverage } of results) {
        if (fault) expect(fault.code).toMatch(/^file_/);
        else expect(coverage?.ratio).toBe(1);
      }
    }
  });
});

function endsRight({ expected, results }: Ending): boolean {
  const failed = results.every(({ status }) => status === 'failed');
  const text = plain(results.map(wordsOf).join(''));
  const flagged = results.some(({ warnings }) => warnings.length > 0);
  if (expected.startsWith('must fail cleanly or')) return true;
  if (expected.startsWith('must fail') || expected.startsWith('(empty')) return failed;
  if (/must report no text/.test(expected)) {
    const recognised = /OCR: ([^)]+)/.exec(expected)?.[1];
    return failed || flagged || (recognised !== undefined && text.includes(plain(recognised)));
  }
  if (/low quality/.test(expected)) return failed || flagged;
  return expected === '' || expected.startsWith('(') || text.includes(plain(expected));
}

function line({ path, expected, results }: Ending): string {
  const ends = results.map(({ status, fault, title, passages, warnings }) =>
    [
      fault?.message.en ?? status,
      title?.slice(0, 24),
      passages.added,
      ...warnings.map(({ code }) => code),
    ].join(' '),
  );
  return `${path.padEnd(60)} ${(expected || '-').slice(0, 24).padEnd(26)} ${ends.join(' | ')}`;
}

function wordsOf({ document }: DocumentResult): string {
  const text = document?.passages.flatMap((passage) => [
    ...passage.headingPath,
    passage.article ?? '',
    passage.text,
  ]);
  return [document?.title, ...(text ?? [])].join('');
}

function plain(text: string): string {
  return text.replace(/\s/g, '');
}
