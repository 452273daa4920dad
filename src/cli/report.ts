import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { record } from '../../accounts/audit.ts';
import type { WorklistId } from '../../reports/api-worklists.ts';
import { questionSheet } from '../../reports/asked/export.ts';
import { questionQuery } from '../../reports/asked/filter.ts';
import { fileStream } from '../../reports/export/file.ts';
import type { Sheet } from '../../reports/export/table.ts';
import { statisticsSheet, typicalCasesSheet } from '../../reports/figures/export.ts';
import { spanOf, statisticsOf } from '../../reports/figures/statistics.ts';
import { typicalCases } from '../../reports/figures/typical-cases.ts';
import { worklistSheet } from '../../reports/worklists/export.ts';
import { worklistCounts } from '../../reports/worklists/lists.ts';
import { WORKLIST_IDS } from '../../reports/worklists/rules.ts';
import { fault } from '../base/faults.ts';
import type { Language } from '../base/language.ts';
import { type Clock, today } from '../base/time.ts';
import { say, sayJson } from './say.ts';
import { type Desk, withStore } from './with-store.ts';

interface FileOptions {
  xlsx?: string;
  csv?: string;
  lang: Language;
}

/** Writes or prints the yearly table. */
export function reportStatisticsCommand(
  options: FileOptions & { year?: number; json?: boolean },
): Promise<void> {
  return withStore(async (desk) => {
    const { lang, json } = options;
    const table = await statisticsOf(
      { ...desk, centre: desk.config.CENTRE_NAME },
      yearOf(options, desk.clock),
    );
    if (json) return sayJson(table);
    if (await written(desk, 'statistics', options, [statisticsSheet(table, lang)])) return;
    for (const { name, rows } of table.groups) {
      say(name[lang]);
      for (const row of rows) say(`  ${row.name[lang]}: ${row.value ?? '—'} ${row.unit[lang]}`);
    }
  });
}

/** Writes questions with their answers. Throws `body_invalid` for a filter that cannot be, or without a file. */
export function reportQuestionsCommand(options: FileOptions & Record<string, unknown>): Promise<void> {
  const query = questionQuery.safeParse(options);
  if (!query.success) throw fault('body_invalid', { problem: String(query.error.issues[0]?.message) });
  return withStore(async (desk) => {
    if (!(await written(desk, 'questions', options, [questionSheet(desk, query.data, options.lang)])))
      throw fault('body_invalid', { problem: '--xlsx, --csv' });
  });
}

/** Writes or prints typical cases. */
export function reportCasesCommand(options: FileOptions & { year?: number }): Promise<void> {
  return withStore(async (desk) => {
    const cases = await typicalCases(desk.store, spanOf(yearOf(options, desk.clock), desk.clock));
    if (await written(desk, 'typical_cases', options, [typicalCasesSheet(cases, options.lang)])) return;
    for (const { reference, title } of cases) say(`${reference}  ${title}`);
  });
}

/** Prints how much stands on each worklist; of one, what stands on it, or writes it. Throws `not_found`. */
export function reportWorklistCommand(list: string | undefined, options: FileOptions): Promise<void> {
  return withStore(async (desk) => {
    if (list === undefined) {
      for (const { id, name, count } of (await worklistCounts(desk)).lists)
        say(`${String(count).padStart(5)}  ${id}  ${name[options.lang]}`);
      return;
    }
    if (!WORKLIST_IDS.includes(list as WorklistId)) throw fault('not_found');
    const sheet = await worklistSheet(desk, list as WorklistId, options.lang);
    if (await written(desk, 'worklist', options, [sheet])) return;
    for await (const row of sheet.rows) say(row.map((cell) => cell ?? '').join('  '));
  });
}

function yearOf({ year }: { year?: number }, clock: Clock): number {
  return year ?? Number(today(clock).slice(0, 4));
}

/** Whether a file was asked for; it is written, and that kept in the audit trail. */
async function written(
  { store, clock, actor }: Desk,
  what: string,
  { xlsx, csv }: FileOptions,
  sheets: readonly Sheet[],
): Promise<boolean> {
  const file = xlsx ?? csv;
  if (file === undefined) return false;
  const format = xlsx === undefined ? 'csv' : 'xlsx';
  await pipeline(fileStream(format, sheets), createWriteStream(file));
  await record(store, { at: clock.now(), actor, action: `${what}.exported`, data: { format } });
  say(file);
  return true;
}
