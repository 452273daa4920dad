import type { Found } from '../personal.ts';
import {
  isBankCard,
  isCreditCode,
  isDate,
  isLandline,
  isMobile,
  isPublicLine,
  isResidentId,
} from './checks.ts';

/** Digits that stand together, and where. */
interface Group {
  digits: string;
  start: number;
  end: number;
}

/** Neighbouring groups read as one number. */
interface Candidate extends Group {
  sizes: number[];
  /** The words before it, and the character after it. */
  before: string;
  after: string;
}

/** Resident IDs, bank cards and phones in a folded text, written together, in groups, or in Han numerals. */
export function findNumbers(text: string): Found[] {
  const plain = [...text.matchAll(RUN)].flatMap((run) => inRun(text, groupsOf(run[0], run.index)));
  return plain.concat(
    [...text.matchAll(HAN_RUN)].flatMap((run) => {
      if ((run[0].match(HAN_DIGITS)?.length ?? 0) < 3) return [];
      return inRun(text, groupsOf(run[0].replace(HAN_DIGITS, hanDigit), run.index).map(withoutWord));
    }),
  );
}

const HAN = '零〇○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖';
const HAN_VALUES = '0001234567891123456789';
const HAN_DIGITS = new RegExp(`[${HAN}]`, 'g');
const RUN = /\d+(?:[ .()-]{1,3}\d+)*/g;
const HAN_RUN = new RegExp(`[\\d${HAN}]+(?:[ .()-]{1,3}[\\d${HAN}]+)*`, 'g');

/** …零零零一下: the last numeral may begin a word, so twelve that start like a mobile number are eleven. */
function withoutWord(group: Group): Group {
  if (group.digits.length !== 12 || !isMobile(group.digits.slice(0, 11))) return group;
  return { digits: group.digits.slice(0, 11), start: group.start, end: group.end - 1 };
}

function hanDigit(character: string): string {
  return HAN_VALUES[HAN.indexOf(character)]!;
}

function groupsOf(run: string, offset: number): Group[] {
  return [...run.matchAll(/\d+/g)].map(([digits], i, all) => {
    const start = offset + (all[i] as RegExpMatchArray & { index: number }).index;
    return { digits, start, end: start + digits.length };
  });
}

/** Reads a run from the left, the longest reading first, going on after what was found. */
function inRun(text: string, groups: Group[]): Found[] {
  const found: Found[] = [];
  for (let i = 0; i < groups.length; ) {
    const hit = longestAt(text, groups, i);
    if (hit !== null) found.push(hit.found);
    i = hit?.next ?? i + 1;
  }
  return found;
}

function longestAt(text: string, groups: Group[], i: number): { found: Found; next: number } | null {
  const { start } = groups[i]!;
  const before = text.slice(Math.max(0, start - 24), start);
  if (CODE_BEFORE.test(before) && !NAME_BEFORE.test(before)) return null;
  const readings: { digits: string; sizes: number[] }[] = [];
  for (let j = i, digits = ''; j < groups.length; j += 1) {
    digits += groups[j]!.digits;
    if (digits.length > 19) break;
    readings.push({ digits, sizes: [...(readings.at(-1)?.sizes ?? []), groups[j]!.digits.length] });
  }
  for (const { digits, sizes } of readings.reverse()) {
    if (digits.length < 7) break;
    const { end } = groups[i + sizes.length - 1]!;
    const found = kindOf(text, { digits, sizes, start, end, before, after: text.slice(end, end + 6) });
    if (found !== null) return { found, next: i + sizes.length };
  }
  return null;
}

function kindOf(text: string, number: Candidate): Found | null {
  const { start, before } = number;
  const id = residentIdEnd(number);
  if (id !== null) return { kind: 'resident_id', start, end: id };
  if (LETTER.test(number.after) || AMOUNT_AFTER.test(number.after) || AMOUNT_BEFORE.test(before)) return null;
  if (bankCard(number)) return { kind: 'bank_card', start, end: number.end };
  if (OTHER_NUMBER.test(before)) return null;
  return phone(text, number);
}

const LETTER = /^[A-Za-z_]/;
const CODE_BEFORE = /[A-Za-z_]-?$/;
const NAME_BEFORE = /(?:id|no|tel|phone|mobile|cell|call|card|acct|account|number|is)[ :.-]?$/i;
const AMOUNT_AFTER =
  /^ ?(?:元|万|亿|块|圆|美元|港元|人民币|%|％|[.]\d{1,2}(?!\d)|yuan|rmb|usd|cny|股|份|吨|件)/i;
const AMOUNT_BEFORE = /(?:[￥¥$€£]|rmb|cny|usd) ?$/i;
const OTHER_NUMBER =
  /(?:金额|价款|合计|收入|余额|发票(?:号码?|代码)?|订单号?|单号|流水号?|编号|文号|合同号|税号|识别号|信用代码|注册号|执照号?|许可证号?|案号|条码|invoice|order|amount|total|tax id|serial|code)(?: ?(?:no\.?|number|#))?[^\d,，。;；、\n]{0,4}$/i;

/** End of a resident ID that starts here, X included; null: none does. */
function residentIdEnd(number: Candidate): number | null {
  const named = ID_BEFORE.test(number.before);
  const x = number.digits.length === 17 ? /^[ -]?X(?![A-Za-z0-9])/i.exec(number.after) : null;
  if (x !== null) return named || isResidentId(`${number.digits}X`) ? number.end + x[0].length : null;
  if (LETTER.test(number.after)) return null;
  if (named && /^(?:\d{15}|\d{18})$/.test(number.digits)) return number.end;
  if (number.digits.length === 15 && (OTHER_NUMBER.test(number.before) || number.sizes.length > 4))
    return null;
  return isResidentId(number.digits) ? number.end : null;
}

const ID_BEFORE = /(?:身份证|身分证|证件|identity|\bid|citizen)[^\d,，。;；\n]{0,14}$/i;

function bankCard(number: Candidate): boolean {
  const { digits, sizes, before } = number;
  if (digits.length < 16) return false;
  const shaped =
    sizes.length === 1 ||
    sizes.slice(0, -1).every((size) => size === 4) ||
    (sizes.length === 2 && sizes[0] === 6);
  if (!shaped || isCreditCode(digits)) return false;
  return CARD_BEFORE.test(before) || (isBankCard(digits) && !OTHER_NUMBER.test(before));
}

const CARD_BEFORE = /(?:卡号|银行卡|储蓄卡|信用卡|借记卡|工资卡|card)[^\d,，。;；\n]{0,12}$/i;

function phone(text: string, number: Candidate): Found | null {
  const { digits, sizes, before } = number;
  const international = /\+ ?\(?$/.test(before);
  const national = digits
    .replace(/^(?:00)?86(?=1\d{10}$|0?[1-9]\d{8,11}$)/, '')
    .replace(/^0(?=1[3-9]\d{9}$)/, '');
  const area = international && digits.startsWith('86') ? `0${national.replace(/^0/, '')}` : national;
  const named = PHONE_BEFORE.test(before) && !isPublicLine(digits) && !isDate(digits) && digits.length <= 15;
  const known =
    (isMobile(national) && grouped(sizes)) ||
    (isLandline(area) && (sizes.length > 1 || digits.startsWith('0'))) ||
    (international && digits.length >= 8 && digits.length <= 15);
  if (!known && !(named && grouped(sizes))) return null;
  const opened = /(?:\+ ?)?\(?(?:\+ ?)?$/.exec(before)?.[0].length ?? 0;
  return { kind: 'phone', start: number.start - opened, end: extensionEnd(text, number.end) };
}

/** Not the thousands of an amount (13 800 138 000), and not a row of unrelated figures. */
function grouped(sizes: number[]): boolean {
  if (sizes.length === 1 || sizes.every((size) => size === 1)) return true;
  return sizes.length <= 6 && !(sizes.length > 2 && sizes.slice(1).every((size) => size === 3));
}

const PHONE_BEFORE =
  /(?:电话|手机|座机|固话|联系我|联系方式|致电|微信|tel|phone|mobile|cell|call me(?: (?:on|at))?|call|whatsapp|wechat)(?:号码?|number|no|[: ：.是为]){0,4}[^\d,，。;；\n]{0,3}$/i;

function extensionEnd(text: string, end: number): number {
  const extension = /^ ?(?:转|ext\.?|x|分机) ?\d{1,6}(?!\d)/i.exec(text.slice(end, end + 16));
  return end + (extension?.[0].length ?? 0);
}
