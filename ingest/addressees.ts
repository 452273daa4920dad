import { type Found, found } from './found.ts';
import { vocabulary } from './vocabulary.ts';

const SALUTATION = /^[^。；？！]{2,400}[：:]$/u;
const ORGAN = /各|(?:局|厅|部|委|会|院|政府|银行|单位|公司|中心|机构|企业|协会)(?=[、，；：:]|$)/;
/** How far down the line with the addressed offices may stand. */
const REACH = 4;

/** To whom a text speaks: the offices in its salutation, and the kinds of people it is for by its title. */
export function addresseesOf(title: string, body: readonly string[]): Found<string[]> | null {
  const line = body.slice(0, REACH).find((text) => SALUTATION.test(text.trim()) && ORGAN.test(text));
  const offices = line ? splitOffices(line.trim().replace(/[：:]$/, '')) : [];
  const people = vocabulary.addressees.filter((word) => title.includes(word));
  const named = people.filter((word) => !people.some((other) => other !== word && other.includes(word)));
  return found(
    [...offices, ...named].length > 0 ? [...offices, ...named] : null,
    line ? 'text' : 'title',
    line ?? title,
  );
}

/** Offices are set apart by ，and ；; 、 parts those of one kind, which belong together. */
function splitOffices(line: string): string[] {
  return line
    .split(/[，；,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
