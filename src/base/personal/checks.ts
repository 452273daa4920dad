/** A real day from 1900 to 2099 written as eight digits. */
export function isDate(digits: string): boolean {
  return /^(?:19|20)\d{6}$/.test(digits) && realDay(+digits.slice(0, 4), digits.slice(4));
}

/**
 * Resident ID (GB 11643): two digits of a province, four of a place, birth date, three of order, check
 * character. The check character is not asked for: a mistyped number is as personal as a right one.
 */
export function isResidentId(id: string): boolean {
  if (!PROVINCES.has(id.slice(0, 2))) return false;
  if (id.length === 18) return isDate(id.slice(6, 14));
  return id.length === 15 && realDay(1900 + +id.slice(6, 8), id.slice(8, 12));
}

const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
    ' ',
  ),
);

function realDay(year: number, monthDay: string): boolean {
  const month = +monthDay.slice(0, 2);
  const day = +monthDay.slice(2);
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(year, month, 0).getDate();
}

/** Bank card: 16 to 19 digits whose Luhn sum (ISO/IEC 7812-1) comes out, from the issuers' ranges 3 to 9. */
export function isBankCard(digits: string): boolean {
  if (!/^[3-9]\d{15,18}$/.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = +digits[digits.length - 1 - i]!;
    sum += i % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
  }
  return sum % 10 === 0;
}

/** Unified social credit code of an organisation (GB 32100), by its check character. */
export function isCreditCode(code: string): boolean {
  if (!/^[1-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/.test(code)) return false;
  let sum = 0;
  for (let i = 0; i < 17; i += 1) sum += CREDIT.indexOf(code[i]!) * (3 ** i % 31);
  return CREDIT[(31 - (sum % 31)) % 31] === code[17];
}

const CREDIT = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Chinese mobile number without country code. */
export function isMobile(digits: string): boolean {
  return /^1[3-9]\d{9}$/.test(digits);
}

/** Chinese fixed number with its area code: 010 and 02x with eight digits, 0xxx with seven or eight. */
export function isLandline(digits: string): boolean {
  return /^(?:010|02[0-57-9])[2-8]\d{7}$|^0[3-9]\d{2}[2-8]\d{6,7}$/.test(digits);
}

/** Numbers that belong to the public: 400 and 800 lines, 95xxx and 96xxx services, three-digit calls. */
export function isPublicLine(digits: string): boolean {
  return /^(?:[48]00\d{7}|9[56]\d{3,6}|1[012]\d|12\d{3})$/.test(digits);
}
