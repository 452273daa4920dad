import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { windowOf } from '../../knowledge/corpus.ts';
import { validityOn } from '../../knowledge/validity.ts';
import { dataPath, hasData } from '../support/data.ts';
import { contents, load, tempFolder, tempStore } from './support.ts';

interface Row {
  file: string;
  title: string;
  status: string;
  status_note: string;
}

/** Replaced in substance: no text of the pack says so, only its manifest. */
const BY_MANIFEST_ALONE = new Set(['法律援助条例']);

describe.skipIf(!hasData('policy-pack', 'manifest.csv'))('the policy pack without its manifest', () => {
  it('ends what another text of the pack replaces or repeals, and nothing else', {
    timeout: 120_000,
  }, async () => {
    const rows: Row[] = parse(await readFile(dataPath('policy-pack', 'manifest.csv')), { columns: true });
    const folder = tempFolder();
    for (const part of ['national', 'local'])
      await cp(dataPath('policy-pack', part), join(folder, part), { recursive: true });
    const store = await tempStore();
    await load(store, folder);
    const versions = new Map((await contents(store)).versions.map((version) => [version.source, version]));
    const read = rows.map(({ file, title }) => {
      const validity = validityOn(windowOf(versions.get(join(folder, file))!), '2026-11-24');
      return [file, BY_MANIFEST_ALONE.has(title) ? 'by manifest' : validity];
    });
    expect(read).toEqual(rows.map((row) => [row.file, expected(row, rows)]));
  });
});

/** What the manifest says, for texts whose replacement is in the pack; the others are in force as far as texts tell. */
function expected({ title, status, status_note: note }: Row, rows: readonly Row[]): string {
  if (BY_MANIFEST_ALONE.has(title)) return 'by manifest';
  if (status === 'superseded') return 'superseded';
  const by = /(?:by|replaced by) (\S+?)(?: from|$)/.exec(note)?.[1];
  const held = by !== undefined && rows.some((row) => row.title.endsWith(by));
  return status === 'repealed' && held ? 'repealed' : 'in_force';
}
