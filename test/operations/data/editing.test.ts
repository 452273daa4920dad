import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ROOT } from '../../../src/base/root.ts';
import { approve, reject, undo } from '../../../src/operations/data/decide.ts';
import { saveDraft, submitDraft } from '../../../src/operations/data/draft.ts';
import { DataInvalid } from '../../../src/operations/data/invalid.ts';
import { writeOverlay } from '../../../src/operations/data/overlay.ts';
import { openRow } from '../../../src/operations/data/rows.ts';
import type { Store } from '../../../src/store/open.ts';
import { tempFolder, tempStore } from '../../ingest/support.ts';
import { MINUTE, movingClock } from '../../support/people.ts';

const PATH = 'bot/tuning.yaml';
const SHIPPED = readFileSync(join(ROOT, PATH), 'utf8');
const edited = (hits: number) => SHIPPED.replace(/^hits: \d+$/m, `hits: ${hits}`);

// Each save starts the program for a try, from its sources here.
vi.setConfig({ testTimeout: 120_000 });

let store: Store;
const clock = movingClock();
beforeEach(async () => {
  store = await tempStore();
});
afterEach(() => store.destroy());

const as = (actor: string) => ({ store, clock, actor });
const draft = (content: string, revision: number | null = null, path = PATH) =>
  saveDraft(as('edith'), { path, content, note: '多看几条', revision });
const decision = (revision: number) => ({ revision, note: '看过了' });

/** What the program would read at its next start; null: the file as it ships. */
async function readNext(): Promise<{ hits: number } | null> {
  clock.pass(MINUTE);
  const folder = join(tempFolder(), 'overlay');
  await writeOverlay(store, folder);
  const file = join(folder, `${PATH}.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).data : null;
}

async function problemsOf(saving: Promise<unknown>) {
  const error = await saving.then(
    () => null,
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(DataInvalid);
  return (error as DataInvalid).problems;
}

describe('an edit of a data file', () => {
  it('is refused at its line and field, and what was written before stays', async () => {
    await draft(edited(30));
    const wrong = await problemsOf(draft(edited(30).replace('hits: 30', 'hits: many'), 1));
    const line = SHIPPED.split('\n').findIndex((one) => one.startsWith('hits:')) + 1;
    expect(wrong).toMatchObject([{ field: 'hits', line }]);
    expect(wrong[0]!.problem.zh).not.toBe(wrong[0]!.problem.en);
    expect(await problemsOf(draft('hits: [24', 1))).toMatchObject([{ field: '', line: 1 }]);
    expect(await openRow(store, PATH)).toMatchObject({ content: edited(30), revision: 1 });
  });

  it('is not written over by who saw an older one', async () => {
    await draft(edited(30));
    await draft(edited(31), 1);
    for (const revision of [null, 1])
      await expect(draft(edited(40), revision)).rejects.toMatchObject({ code: 'data_moved_on' });
    expect(await openRow(store, PATH)).toMatchObject({ content: edited(31), revision: 2 });
  });

  it.each(['package.json', '../../etc/passwd', 'services/guides/probation.yaml', ''])(
    'is of a file that may be edited: not %j',
    async (path) => {
      await expect(draft('a: 1', null, path)).rejects.toMatchObject({ code: 'not_found' });
    },
  );

  it('holds once somebody else has approved it, and undone the one before holds again', async () => {
    const { id } = await draft(edited(30));
    const { revision } = await submitDraft(as('edith'), id, 1);
    await expect(approve(as('edith'), id, decision(revision))).rejects.toMatchObject({ code: 'data_own' });
    expect(await readNext()).toBeNull();
    const first = await approve(as('anna'), id, decision(revision));
    expect(await readNext()).toMatchObject({ hits: 30 });

    const next = await draft(edited(50));
    const second = await approve(as('anna'), next.id, decision(next.revision));
    expect(await readNext()).toMatchObject({ hits: 50 });
    await undo(as('anna'), { path: PATH, id: second.id, note: '答得差了' });
    expect(await readNext()).toMatchObject({ hits: 30 });
    await expect(undo(as('anna'), { path: PATH, id: first.id, note: '再退' })).rejects.toMatchObject({
      code: 'data_moved_on',
    });
  });

  it('goes back with a word, and needs no second person where four eyes are switched off', async () => {
    const { id } = await draft(edited(30));
    const { revision } = await reject(as('anna'), id, { revision: 1, note: '先试运行' });
    expect(await openRow(store, PATH)).toMatchObject({ state: 'draft', decision_note: '先试运行' });
    await store
      .insertInto('switches')
      .values({ name: 'four_eyes', state: 'off', reason: '', by_id: 'lin', at: clock.now().toISOString() })
      .execute();
    await approve(as('edith'), id, decision(revision));
    expect(await readNext()).toMatchObject({ hits: 30 });
  });

  it('leaves each act in the audit trail, without a word of the file', async () => {
    const { id } = await draft(edited(30));
    await approve(as('anna'), id, decision(1));
    const rows = await store.selectFrom('audit').selectAll().orderBy('seq').execute();
    expect(rows.map(({ action, actor, subject }) => [action, actor, subject])).toEqual([
      ['data.drafted', 'edith', PATH],
      ['data.approved', 'anna', PATH],
    ]);
    expect(JSON.stringify(rows)).not.toContain('hits');
  });
});
