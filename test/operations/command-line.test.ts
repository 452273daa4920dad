import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createProgram } from '../../src/cli/program.ts';
import { openStore } from '../../src/store/open.ts';
import { asked, conversation } from '../support/conversation.ts';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lastkm-cli-'));
  vi.stubEnv('DATA_DIR', folder);
  const store = await openStore(join(folder, 'lastkm.db'));
  await asked(store, await conversation(store, 'c1'), '电话 13912345678');
  const answer = { id: 'a', question_id: '', conversation_id: 'c1', outcome: 'answered', urgent: 0 };
  const { id } = await store.selectFrom('questions').select('id').executeTakeFirstOrThrow();
  const words = { language: 'zh', text: '', completeness: 'none', as_of: '', trace: '{}', timings: '{}' };
  await store
    .insertInto('answers')
    .values({ ...answer, ...words, question_id: id, created_at: '' })
    .execute();
  await store.destroy();
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

async function lastkm(...args: string[]): Promise<string> {
  const said: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  try {
    await createProgram().parseAsync(args, { from: 'user' });
    return said.join('').trim();
  } catch (error) {
    return (error as Error).message;
  } finally {
    write.mockRestore();
  }
}

it('backs up, finds, exports, erases on a second word, and restores without bringing back who was erased', async () => {
  const file = join(folder, 'copy.zip');
  expect(await lastkm('backup', file)).toMatch(/1 files.*personal data/);
  expect(await lastkm('person', 'find', '139 1234 5678')).toMatch(/^c1 .*in messages$/);
  expect(await lastkm('person', 'export', 'c1', '--out', join(folder, 'p.zip'))).toContain('1 conversations');
  expect(existsSync(join(folder, 'p.zip'))).toBe(true);
  expect(await lastkm('person', 'erase', 'nobody', '--yes')).toContain('not found');
  expect(await lastkm('person', 'erase', 'c1')).toContain('nothing was erased');
  expect(await lastkm('person', 'erase', 'c1', '--yes')).toContain('erased: 1 conversations');
  expect(await lastkm('person', 'find', '13912345678')).toBe('nothing found');
  expect(await lastkm('restore', file)).toContain('1 conversations erased since were erased again');
  expect(await lastkm('person', 'find', '13912345678')).toBe('nothing found');
});

it('shows and changes how long data are kept, and refuses what is no class', async () => {
  expect(await lastkm('retention', 'set', 'conversations=90')).toContain('conversations=90');
  expect(await lastkm('retention')).toContain('conversations=90');
  expect(await lastkm('retention', 'set', 'everything=1')).toContain('everything');
  expect(await lastkm('retention', 'run')).toContain('0 conversations erased');
});
