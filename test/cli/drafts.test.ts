import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createProgram } from '../../src/cli/program.ts';
import { measure } from '../ingest/publishing/support.ts';

let folder: string;
let said: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lastkm-drafts-'));
  vi.stubEnv('DATA_DIR', join(folder, 'data'));
  said = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  process.exitCode = 0;
  rmSync(folder, { recursive: true });
});

const run = (...words: string[]) => createProgram().parseAsync(['node', 'lastkm', 'drafts', ...words]);

it('hands files in as drafts, lists them and their batch', async () => {
  writeFileSync(join(folder, '甲.md'), measure('2023-02-01', '三十'));
  writeFileSync(join(folder, '空.txt'), '');
  await run('add', join(folder, '甲.md'), join(folder, '空.txt'));
  expect(process.exitCode).toBe(1);
  expect(said.join('')).toMatch(/failed .*空\.txt[\s\S]*1 drafts in batch/);
  said = [];
  await run('list', '--state', 'received');
  expect(said.join('')).toMatch(/^[0-9a-f-]{36} received {2}甲\.md\n$/);
  said = [];
  await run('batches');
  expect(said.join('')).toContain('2: 1 received, 1 failed');
});
