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
  const found = mayHold(text) ? findAll(text) : [];
  if (found.length === 0) return { text, found };
  let masked = '';
  let done = 0;
  for (const { kind, start, end } of found) {
    masked += text.slice(done, start) + MARKS[language][kind];
    done = end;
  }
  return { text: masked + text.slice(done), found };
}

/** Cheap look first, since every log line passes here: seven digits of any script, or the sign of an address. */
function mayHold(text: string): boolean {
  return SEVEN_DIGITS.test(text) || ADDRESS.test(text);
}

const DIGIT = '[\\d零〇○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]|[^\\x00-\\x7f]';
const SEVEN_DIGITS = new RegExp(`(?:${DIGIT})(?:[^\\n]{0,2}(?:${DIGIT})){6}`, 'u');
const ADDRESS = /[@＠﹫]|\bat\b/i;

function findAll(text: string): Found[] {
  const folded = fold(text);
  const found = [...findEmails(folded.text), ...findPassports(folded.text), ...findNumbers(folded.text)];
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  return withoutOverlap(found).map((one) => inOriginal(one, folded));
}

/** Finds that overlap become one: two addresses run together hide each other's beginning. */
function withoutOverlap(found: Found[]): Found[] {
  const apart: Found[] = [];
  for (const one of found) {
    const last = apart.at(-1);
    if (last !== undefined && one.start < last.end) last.end = Math.max(last.end, one.end);
    else apart.push({ ...one });
  }
  return apart;
}

function inOriginal({ kind, start, end }: Found, { at }: Folded): Found {
  return at === null ? { kind, start, end } : { kind, start: at[start]!, end: at[end]! };
}
