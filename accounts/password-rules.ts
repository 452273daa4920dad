import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fault } from '../src/base/faults.ts';
import { ROOT } from '../src/base/root.ts';

export const PASSWORD_MIN = 12;
const PASSWORD_MAX = 256;
/** Part of a password that may be one's own name or address at most. */
const OWN_SHARE = 0.6;
/** Different characters that a password needs, and the longest pattern whose repetition does not count. */
const DIFFERENT = 5;
const PATTERN_MAX = 6;

/** One per line, lower case: well-known passwords of the allowed length, and words that are too common within one. */
const COMMON = readFileSync(join(ROOT, 'accounts/common-passwords.txt'), 'utf8').split('\n').filter(Boolean);

/**
 * Refuses passwords that are guessed first. Length and a list, no rules of composition: NIST SP 800-63B-4,
 * 3.1.1.2. `own`: words of the person (name, address) and the centre. Throws `password_too_short`,
 * `password_too_long`, `password_common`.
 */
export function requireGoodPassword(password: string, own: readonly string[]): void {
  const length = [...password].length;
  if (length < PASSWORD_MIN) throw fault('password_too_short', { min: PASSWORD_MIN });
  if (length > PASSWORD_MAX) throw fault('password_too_long', { max: PASSWORD_MAX });
  const plain = password.normalize('NFKC').toLowerCase();
  if (isCommon(plain) || isMonotonous(plain) || isRun(plain) || isOwn(plain, own))
    throw fault('password_common');
}

/** A listed password, also with figures and signs around it, or with the usual letters replaced by figures. */
function isCommon(plain: string): boolean {
  const read = (text: string) => text.replace(/^[\d\W_]+|[\d\W_]+$/gu, '');
  const forms = [plain, read(plain), read(unleet(plain)), unleet(plain), unleet(read(plain))];
  return COMMON.some((common) => forms.includes(common));
}

function unleet(text: string): string {
  return text
    .replace(/[@4]/g, 'a')
    .replace(/0/g, 'o')
    .replace(/[1!]/g, 'i')
    .replace(/3/g, 'e')
    .replace(/[$5]/g, 's');
}

/** Few different characters, or one short pattern again and again. */
function isMonotonous(plain: string): boolean {
  if (new Set(plain).size < DIFFERENT) return true;
  return Array.from({ length: PATTERN_MAX }, (_, i) => plain.slice(0, i + 1)).some(
    (pattern) => pattern.repeat(Math.ceil(plain.length / pattern.length)).slice(0, plain.length) === plain,
  );
}

/** Characters that follow each other, up or down: `abcdefghijkl`, `987654321098`. */
function isRun(plain: string): boolean {
  const points = [...plain].map((character) => character.codePointAt(0)!);
  const steps = points.slice(1).map((point, i) => point - points[i]!);
  const even = steps.filter((step) => step === steps[0]).length;
  return Math.abs(steps[0] ?? 0) === 1 && even >= steps.length * 0.8;
}

/** Hardly anything is left when the person's own words are taken out. */
function isOwn(plain: string, own: readonly string[]): boolean {
  const words = own
    .flatMap((text) => text.split(/[\s@._-]+/))
    .map((word) => word.normalize('NFKC').toLowerCase())
    .filter((word) => word.length >= 2)
    .sort((a, b) => b.length - a.length);
  const left = words.reduce((text, word) => text.replaceAll(word, ''), plain);
  return left.length < plain.length * (1 - OWN_SHARE);
}
