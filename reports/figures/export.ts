import { nameIn } from '../../desk/words.ts';
import type { Language } from '../../src/base/language.ts';
import type { Statistics, TypicalCase } from '../api-figures.ts';
import type { Sheet } from '../export/table.ts';
import { beijing } from '../export/times.ts';
import { word } from '../lists.ts';

/** The yearly table as a sheet: every figure with its unit and what exactly is counted. */
export function statisticsSheet(table: Statistics, language: Language): Sheet {
  const { from, to, centre, madeAt, snapshot, groups } = table;
  const say = (key: string) => word(key, language);
  return {
    name: say('statistics'),
    notes: [
      say('statisticsTitle'),
      `${say('centre')}: ${centre ?? ''}`,
      `${say('period')}: ${from} – ${to}`,
      `${say('madeAt')} ${beijing(madeAt)}`,
      ...(snapshot ? [`${say('snapshot')} ${beijing(snapshot.madeAt)} ${snapshot.note}`] : []),
    ],
    columns: [
      { head: say('group'), width: 28 },
      { head: say('figure'), width: 32 },
      { head: say('value'), width: 14 },
      { head: say('unit'), width: 10 },
      { head: say('definition'), width: 70 },
    ],
    rows: groups.flatMap(({ name, rows }) =>
      rows.map((row) => [
        name[language],
        row.name[language],
        row.value ?? say('byHand'),
        row.unit[language],
        row.definition[language],
      ]),
    ),
  };
}

/** Typical cases as a sheet. */
export function typicalCasesSheet(cases: readonly TypicalCase[], language: Language): Sheet {
  const say = (key: string) => word(key, language);
  return {
    name: say('typicalCases'),
    notes: [],
    columns: [
      { head: say('title'), width: 40 },
      { head: say('text'), width: 90 },
      { head: say('service'), width: 18 },
      { head: say('team'), width: 14 },
      { head: say('reference'), width: 16 },
      { head: say('approvedAt'), width: 18 },
    ],
    rows: cases.map(({ title, text, service, team, reference, approvedAt }) => [
      title,
      text,
      service === null ? '' : nameIn('services', service, language),
      nameIn('teams', team, language),
      reference,
      beijing(approvedAt),
    ]),
  };
}
