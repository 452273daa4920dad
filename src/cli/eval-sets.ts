import { readFile } from 'node:fs/promises';
import { fault } from '../base/faults.ts';
import { exportQuestions, importQuestions } from '../operations/evaluation/files.ts';
import { listSets, saveSet } from '../operations/evaluation/sets.ts';
import type { Store } from '../store/open.ts';
import { say } from './say.ts';
import { withStore } from './with-store.ts';

/** Prints the sets of questions kept by the centre, with what their last runs came to. */
export function evalSetsCommand(): Promise<void> {
  return withStore(async ({ store }) => {
    for (const { name, questions, lastRun } of await listSets(store)) {
      const figures = lastRun?.totals.map(({ measure, right, of }) => `${measure} ${right}/${of}`).join(', ');
      say(`${name}  ${questions} questions${figures ? `  ${figures}` : ''}`);
    }
  });
}

/** Takes a questions file into a set, which is made where there is none. Throws `file_missing`, `questions_invalid`. */
export function evalImportCommand(name: string, file: string): Promise<void> {
  return withStore(async (deps) => {
    const jsonl = await readFile(file, 'utf8').catch((cause) => {
      throw fault('file_missing', { path: file }, cause);
    });
    const id = (await setNamed(deps.store, name)) ?? (await saveSet(deps, { name, about: '' })).id;
    const { added, changed, unchanged } = await importQuestions(deps, id, jsonl);
    say(`${name}: ${added} added, ${changed} changed, ${unchanged} unchanged`);
  });
}

/** Writes a set as a questions file to standard output. Throws `not_found`. */
export function evalExportCommand(name: string): Promise<void> {
  return withStore(async ({ store }) => {
    const id = await setNamed(store, name);
    if (id === undefined) throw fault('not_found');
    process.stdout.write(await exportQuestions(store, id));
  });
}

async function setNamed(store: Store, name: string): Promise<string | undefined> {
  return (await listSets(store)).find((one) => one.name === name)?.id;
}
