/** Endings and fillers that tell kinds of organisations apart, not organisations. */
const FORMS =
  /(?:股份有限公司|有限责任公司|集团有限公司|有限公司|集团|公司|总公司|分公司|合伙企业|普通合伙|有限合伙|个人独资企业|个体工商户|经营部|(?:co|company|corporation|corp|inc|llc|ltd|limited)\.?)/gi;

/**
 * A name as names are compared: full and half width alike, without spaces, punctuation and legal form. Traditional
 * forms stay: nothing is guessed that would make two firms one.
 */
export function normalName(name: string): string {
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s]+/gu, '');
  const bare = plain.replace(FORMS, '');
  return bare === '' ? plain : bare;
}

/** Whether two compared names may mean the same: one holds the other, or they differ in one character. */
export function alike(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length >= 4 && long.includes(short)) return true;
  return short.length >= 5 && withinOne(short, long);
}

function withinOne(short: string, long: string): boolean {
  if (long.length - short.length > 1) return false;
  let i = 0;
  while (i < short.length && short[i] === long[i]) i++;
  return short.slice(i + Number(short.length === long.length)) === long.slice(i + 1);
}
