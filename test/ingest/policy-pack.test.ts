import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { clean } from '../../ingest/characters.ts';
import { inForce, validityOn, type Window } from '../../knowledge/validity.ts';
import { dataPath, hasData } from '../support/data.ts';
import { contents, load, tempStore } from './support.ts';

interface Row {
  file: string;
  title: string;
  status: string;
  articles: string;
}

/** Where the pack counts units of text otherwise than here. */
const COUNTED_OTHERWISE: Record<string, number> = {
  // Its title, which the file repeats, counts as a unit there.
  '国务院关于实施《中华人民共和国公司法》注册资本登记管理制度的规定': -1,
  // The notice it was issued with, which stands among the history lines, is a preamble here.
  工资支付暂行规定: 1,
};
const VALIDITY: Record<string, string> = {
  current: 'in_force',
  superseded: 'superseded',
  repealed: 'repealed',
  outdated_version: 'in_force_amended',
};

describe.skipIf(!hasData('policy-pack', 'manifest.csv'))('the policy pack', { timeout: 120_000 }, () => {
  it('goes in whole: every article, every character, every status; a second run changes nothing', async () => {
    const rows: Row[] = parse(await readFile(dataPath('policy-pack', 'manifest.csv')), { columns: true });
    const store = await tempStore();
    const summary = await load(store, dataPath('policy-pack'));
    expect(summary.counts).toEqual({ created: rows.length, updated: 0, skipped: 0, failed: 0 });
    const held = await contents(store);
    const versions = new Map(held.versions.map((version) => [version.source, version]));
    for (const row of rows) {
      const path = dataPath('policy-pack', row.file);
      const version = versions.get(path);
      if (!version) throw new Error(`${row.file} is not held`);
      const passages = held.passages.filter((passage) => passage.version_id === version.id);
      const units = passages.filter(({ kind }) => kind === 'article' || kind === 'preamble');
      expect([row.file, units.length]).toEqual([
        row.file,
        Number(row.articles) + (COUNTED_OTHERWISE[row.title] ?? 0),
      ]);
      const numbers = passages.flatMap((passage) => passage.article_number ?? []);
      expect(numbers).toEqual(numbers.map((_, i) => (numbers[0] ?? 0) + i));
      expect([row.file, validityOn(windowOf(version), '2026-11-24')]).toEqual([
        row.file,
        VALIDITY[row.status.split(' ')[0] ?? ''],
      ]);
      expect(JSON.parse(version.coverage)).toMatchObject({ ratio: 1 });
      expect([row.file, missing(await readFile(path, 'utf8'), version, passages)]).toEqual([row.file, '']);
    }
    expect((await load(store, dataPath('policy-pack'))).counts.skipped).toBe(rows.length);
    expect(await contents(store)).toEqual(held);
  });

  it('has one version of every document in force on any day since it holds one', async () => {
    const store = await tempStore();
    await load(store, [dataPath('policy-pack', 'national'), dataPath('policy-pack', 'local')]);
    const { versions } = await contents(store);
    for (const day of ['2024-06-30', '2024-07-01', '2025-05-31', '2025-06-01', '2026-11-24']) {
      const inForceNow = versions.filter((version) => inForce(validityOn(windowOf(version), day)));
      const documents = inForceNow.map(({ document_id }) => document_id);
      expect([day, documents.length - new Set(documents).size]).toEqual([day, 0]);
    }
  });
});

type Version = Awaited<ReturnType<typeof contents>>['versions'][number];
type Passage = Awaited<ReturnType<typeof contents>>['passages'][number];

function windowOf(version: Version): Window {
  return {
    publishedOn: version.published_on,
    effectiveFrom: version.effective_from,
    effectiveTo: version.effective_to,
    ended: version.ended as Window['ended'],
    endedBy: version.ended_by,
  };
}

/** Lines of the file, read apart from the product's own parsers, that stand in no field of the version. */
function missing(markdown: string, version: Version, passages: readonly Passage[]): string {
  const held = [
    version.title,
    version.document_number,
    (JSON.parse(version.history) as string[]).join(''),
    ...passages.flatMap((passage) => [`${passage.article ?? ''}${passage.text}`, passage.heading_path]),
  ]
    .join('\n')
    .replace(/\s/g, '');
  return clean(markdown)
    .replace(/<!--.*?-->/g, '')
    .split('\n')
    .map((line) => line.replace(/^#+/, '').replace(/\s/g, ''))
    .filter(
      (line) =>
        line !== '' &&
        !held.includes(line) &&
        !inPieces(line, held) &&
        !version.title.replace(/\s/g, '').includes(line),
    )
    .join('\n');
}

/** A heading is kept without its colon, a history line event by event without its brackets, a signature not at all. */
function inPieces(line: string, held: string): boolean {
  return (
    held.includes(line.replace(/[）)：:]$/, '')) ||
    /^.{0,20}(通过|施行)）$|^劳动部$|^一九九四年十二月六日$/.test(line)
  );
}
