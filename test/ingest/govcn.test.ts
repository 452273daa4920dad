import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { documentNumberKey } from '../../knowledge/document-number.ts';
import { fieldsOf } from '../../knowledge/metadata.ts';
import { dataPath, hasData } from '../support/data.ts';
import { load, tempFolder, tempStore } from './support.ts';

interface Row {
  file: string;
  title: string;
  issuing_body: string;
  doc_no: string;
}

describe.skipIf(!hasData('govcn-2019', 'manifest.csv'))('sixty pages of a government portal', () => {
  it('tell title, number and issuers by themselves', { timeout: 120_000 }, async () => {
    const rows: Row[] = parse(await readFile(dataPath('govcn-2019', 'manifest.csv')), { columns: true });
    const folder = tempFolder();
    for (const { file } of rows) await cp(dataPath('govcn-2019', file), join(folder, file));
    const store = await tempStore();
    await load(store, folder);
    const versions = await store
      .selectFrom('versions')
      .select(['id', 'source', 'title', 'number_key'])
      .execute();
    const bySource = new Map(versions.map((version) => [version.source, version]));
    const read = [];
    for (const { file } of rows) {
      const version = bySource.get(join(folder, file));
      const fields = version ? await fieldsOf(store, version.id) : [];
      const issuers = fields.find(({ field }) => field === 'issuers')?.value as string[] | undefined;
      read.push([file, version?.number_key ?? null, issuers?.join('、')]);
    }
    expect(read).toEqual(
      rows.map(({ file, doc_no, issuing_body }) => [
        file,
        doc_no ? documentNumberKey(doc_no) : null,
        issuing_body,
      ]),
    );
  });
});
