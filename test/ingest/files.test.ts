import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { dataPath, hasData } from '../support/data.ts';
import { load, tempStore } from './support.ts';

interface Row {
  path: string;
  kind: string;
  expected: string;
}

const KINDS = ['md', 'txt', 'html-utf8', 'html-gb', 'docx', 'pdf', 'pdf-bad'];

/** What the manifest wants and this does otherwise, and why that is right or the best there is. */
const OTHERWISE: Record<string, string> = {
  'html-gb/acnnewswire.net.xml': 'a feed: refused as an unsupported kind',
  'html-gb/lily.blogsome.com.xml': 'a feed: refused as an unsupported kind',
  'pdf-bad/issue9105_other.pdf': 'repaired by the reader, its one line read',
  'pdf-bad/poppler-67295-0.pdf': 'repaired by the reader, its one line read',
  'pdf-bad/poppler-91414-0-54.pdf': 'repaired by the reader, its one line read',
  'pdf/issue-67-example.pdf': 'the words looked for are its running head, which is left out',
};

describe.skipIf(!hasData('files', 'manifest.csv'))(
  'real files of the five kinds',
  { timeout: 180_000 },
  () => {
    it('end as they should', async () => {
      const rows = (
        parse(await readFile(dataPath('files', 'manifest.csv')), { columns: true }) as Row[]
      ).filter(({ kind }) => KINDS.includes(kind));
      const store = await tempStore();
      const words = new Map<string, string>();
      const { results } = await load(
        store,
        rows.map(({ path }) => dataPath('files', path)),
        {
          dryRun: true,
          onResult: ({ path, document }) => {
            const text =
              document?.passages.flatMap((passage) => [...passage.headingPath, passage.text]) ?? [];
            words.set(path, plain([document?.title, ...text].join('')));
          },
        },
      );
      const wrong = rows.filter(
        (row, i) =>
          !(row.path in OTHERWISE) &&
          !endsRight(row, results[i]?.status === 'failed', words.get(dataPath('files', row.path)) ?? ''),
      );
      expect(rows.length).toBeGreaterThan(70);
      expect(wrong.map(({ path }) => path)).toEqual([]);
      for (const { status, fault } of results) if (status === 'failed') expect(fault?.code).toMatch(/^file_/);
    });
  },
);

function endsRight({ expected }: Row, failed: boolean, text: string): boolean {
  if (/must report no text|\(empty/.test(expected)) return failed || text.length < 20;
  if (expected.startsWith('must fail cleanly or partial')) return true;
  if (expected.startsWith('must fail')) return failed;
  if (expected === '' || expected.startsWith('(')) return true;
  return text.includes(plain(expected));
}

function plain(text: string): string {
  return text.replace(/\s/g, '');
}
