import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import { LOADED_DATA, loadData } from '../../src/base/load-data.ts';
import { overlayFrom } from '../../src/base/overlay.ts';

const PATH = 'bot/tuning.yaml';
const schema = z.looseObject({ hits: z.number().int() });
const folder = mkdtempSync(join(tmpdir(), 'lastkm-overlay-'));
afterAll(() => rmSync(folder, { recursive: true }));

function lay(data: unknown): void {
  const file = join(folder, `${PATH}.json`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ revision: 7, data }));
}

it('reads an edit in the place of the file that ships', () => {
  lay({ hits: 99 });
  overlayFrom(folder);
  expect(loadData(PATH, schema)).toEqual({ hits: 99 });
  expect(LOADED_DATA.get(PATH)).toMatchObject({ revision: 7, refused: null });
});

it('leaves an edit out that does not fit any more, says so, and reads what ships', () => {
  lay({ hits: 'many' });
  overlayFrom(folder);
  expect(loadData(PATH, schema).hits).toBe(24);
  expect(LOADED_DATA.get(PATH)).toMatchObject({ revision: null, refused: expect.stringContaining('hits') });
});
