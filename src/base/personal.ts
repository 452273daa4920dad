import type { Language } from './language.ts';
import { findEmails } from './personal/emails.ts';
import { type Folded, fold } from './personal/fold.ts';
import { findNumbers } from './personal/numbers.ts';
import { findPassports } from './personal/passports.ts';

/** A piece of personal data found in a text: what kind, and where (UTF-16 offsets). */
export interface Found {
  kind: 'resident_id' | 'phone' | 'bank_card' | 'email' | 'passport';
  start: number;
  end: number;
}

/** What stands in the place of personal data; the marks hold none themselves, so masking twice changes nothing. */
const MARKS: Record<Language, Record<Found['kind'], string>> = {
  zh: {
    resident_id: '[身份证号]',
    phone: '[电话]',
    bank_card: '[银行卡号]',
    email: '[邮箱]',
    passport: '[护照号]',
  },
  en: {
    resident_id: '[ID number]',
    phone: '[phone]',
    bank_card: '[card number]',
    email: '[e-mail]',
    passport: '[passport number]',
  },
};

/**
 * `text` with personal data replaced by marks in `language`, and what was found, in order of place: resident
 * IDs, mobile and fixed phones, bank cards, e-mail addresses and passports in their usual spellings (spaces,
 * dashes, full width, Chinese numerals, +86). Amounts, dates, document and invoice numbers, articles, public
 * hotlines and unified social credit codes (GB 32100) stay. Time is linear in the length of the text.
 */
export function mask(text: string, language: Language = 'zh'): { text: string; found: Found[] } {
  let found = find(text);
  let masked = hide(text, found, language);
  // A mark names what it hides ("卡号"), and so the number after it: look again until nothing more shows.
  for (let before = text; masked !== before; ) {
    before = masked;
    const more = find(masked).map((one) => inGiven(one, found, language));
    found = withoutOverlap([...found, ...more]);
    masked = hide(text, found, language);
  }
  return { text: masked, found };
}

function hide(text: string, found: readonly Found[], language: Language): string {
  let masked = '';
  let done = 0;
  for (const { kind, start, end } of found) {
    masked += text.slice(done, start) + MARKS[language][kind];
    done = end;
  }
  return masked + text.slice(done);
}

/** Where a piece of the masked text stands in the text as given. */
function inGiven({ kind, start, end }: Found, found: readonly Found[], language: Language): Found {
  return {
    kind,
    start: unmasked(start, 'start', found, language),
    end: unmasked(end, 'end', found, language),
  };
}

/** Inside a mark it is the asked edge of what the mark hides. */
function unmasked(
  offset: number,
  edge: 'start' | 'end',
  found: readonly Found[],
  language: Language,
): number {
  let shift = 0;
  for (const hidden of found) {
    const mark = hidden.start - shift;
    const after = mark + MARKS[language][hidden.kind].length;
    if (offset <= mark) break;
    if (offset < after) return hidden[edge];
    shift = hidden.end - after;
  }
  return offset + shift;
}

/** Cheap look first, since every log line passes here: seven digits of any script, or the sign of an address. */
function mayHold(text: string): boolean {
  return SEVEN_DIGITS.test(text) || ADDRESS.test(text);
}

const DIGIT = '[\\d零〇○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]|[^\\x00-\\x7f]';
const SEVEN_DIGITS = new RegExp(`(?:${DIGIT})(?:[^\\n]{0,2}(?:${DIGIT})){6}`, 'u');
const ADDRESS = /[@＠﹫]|\bat\b/i;

function find(text: string): Found[] {
  if (!mayHold(text)) return [];
  const folded = fold(text);
  const found = [...findEmails(folded.text), ...findPassports(folded.text), ...findNumbers(folded.text)];
  return withoutOverlap(found).map((one) => inOriginal(one, folded));
}

/** In order of place; finds that overlap become one: two addresses run together hide each other's beginning. */
function withoutOverlap(found: Found[]): Found[] {
  const apart: Found[] = [];
  for (const one of found.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = apart.at(-1);
    if (last !== undefined && one.start < last.end) last.end = Math.max(last.end, one.end);
    else apart.push({ ...one });
  }
  return apart;
}

function inOriginal({ kind, start, end }: Found, { at }: Folded): Found {
  return at === null ? { kind, start, end } : { kind, start: at[start]!, end: at[end]! };
}
