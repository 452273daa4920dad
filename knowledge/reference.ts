import { documentNumbersIn } from './document-number.ts';
import { plainEnglish } from './law-names.ts';
import { NUMERAL_CHARACTERS, toNumber } from './numerals.ts';
import { plainTitle } from './title.ts';

/** A document, and perhaps an article of it, that a question names outright. */
export interface Reference {
  /** Title as asked, without 《》 and without 中华人民共和国. */
  title: string | null;
  documentNumber: string | null;
  article: number | null;
}

/** The names by which texts are known, Chinese as `plainTitle` and English as `plainEnglish` gives them. */
export interface KnownNames {
  has(name: string): boolean;
  /** English names, longest first. */
  english: readonly string[];
  /** Characters of the longest Chinese name. */
  longest: number;
}

const LOOKED_AT = 600;

/**
 * What a question names outright, in order: `劳动合同法第四十七条`, `《劳动合同法》47、48条`, `Article 47 of the
 * Labour Contract Law`, `财税〔2023〕12号`. A name without an article is given too, with `article: null`.
 */
export function parseReferences(question: string, names: KnownNames): Reference[] {
  const text = question.normalize('NFKC').slice(0, LOOKED_AT);
  const numbers = documentNumbersIn(text).map((documentNumber) => ({
    title: null,
    documentNumber,
    article: null,
  }));
  const all = [...chineseReferences(text, names), ...englishReferences(text, names), ...numbers];
  const distinct = new Map(all.map((reference) => [JSON.stringify(reference), reference]));
  return [...distinct.values()].sort((a, b) => Number(isWhole(a)) - Number(isWhole(b)));
}

/** Names a document as such: one with an article says more and goes first. */
function isWhole({ documentNumber, article }: Reference): boolean {
  return documentNumber === null && article === null;
}

interface Mention {
  title: string;
  start: number;
  end: number;
}

const NUMERAL = `(?:\\d{1,4}|[${NUMERAL_CHARACTERS}]{1,9})`;
const JOINED = '\\s*(?:[、,]|和|与|及|以及|或)\\s*';
const ARTICLES = `第?${NUMERAL}(?:条?${JOINED}第?${NUMERAL})*条(?!例|款)`;
const ARTICLES_AFTER = new RegExp(
  `^\\s*(?:\\([^()]*\\))?[,:]?\\s*(?:的|中|里|规定的|当中的)?\\s*(${ARTICLES})`,
  'u',
);
/** A name nobody told us, right before an article: what stands before it in the sentence is cut off. */
const UNKNOWN_BEFORE = new RegExp(
  `(\\p{Script=Han}{2,30}(?:法|条例|规定|办法|细则|解释|规则))(?=${ARTICLES})`,
  'gu',
);
const BEFORE_A_NAME =
  /^.*(?:请问|根据|依据|按照|依照|违反|适用|符合|关于|按|问|看|查|和|与|是|下|的|了|说|我国|中华人民共和国|我|你们|你|想|要)/u;

function chineseReferences(text: string, names: KnownNames): Reference[] {
  return mentions(text, names).flatMap(({ title, end }): Reference[] => {
    const articles = ARTICLES_AFTER.exec(text.slice(end))?.[1];
    const reference = { title, documentNumber: null };
    if (!articles) return names.has(title) ? [{ ...reference, article: null }] : [];
    return numbersIn(articles).map((article) => ({ ...reference, article }));
  });
}

function mentions(text: string, names: KnownNames): Mention[] {
  const found: Mention[] = [];
  const free = (start: number, end: number) =>
    found.every((mention) => end <= mention.start || start >= mention.end);
  for (const match of text.matchAll(/《([^《》]*(?:《[^《》]*》[^《》]*)*)》/gu))
    found.push({ title: plainTitle(match[1]!), start: match.index, end: match.index + match[0].length });
  for (const mention of knownNamesIn(text, names)) if (free(mention.start, mention.end)) found.push(mention);
  for (const match of text.matchAll(UNKNOWN_BEFORE)) {
    const title = match[1]!.replace(BEFORE_A_NAME, '');
    const end = match.index + match[1]!.length;
    if (title.length >= 3 && free(end - title.length, end))
      found.push({ title, start: end - title.length, end });
  }
  return found.filter(({ title }) => title !== '').sort((a, b) => a.start - b.start);
}

function knownNamesIn(text: string, names: KnownNames): Mention[] {
  const found: Mention[] = [];
  for (let start = 0; start < text.length; start++) {
    if (!/\p{Script=Han}/u.test(text[start]!)) continue;
    for (let length = Math.min(names.longest, text.length - start); length >= 2; length--) {
      const title = text.slice(start, start + length);
      if (!names.has(title) || continuesAsWord(title, text[start + length])) continue;
      found.push({ title, start, end: start + length });
      start += length - 1;
      break;
    }
  }
  return found;
}

/** 公司法人, 劳动法律, 仲裁法院 hold the letters of a law's name and do not name it. */
function continuesAsWord(title: string, next: string | undefined): boolean {
  return title.endsWith('法') && next !== undefined && /[人律院定规官学庭制]/u.test(next);
}

function numbersIn(articles: string): number[] {
  const written = articles.match(new RegExp(NUMERAL, 'gu')) ?? [];
  return written.flatMap((numeral) => toNumber(numeral) ?? []);
}

const LIST = '\\d{1,4}(?:\\s*(?:,|and|&|or|,\\s*and)\\s*\\d{1,4})*';
const ARTICLE_WORD = '(?:articles?|arts?\\.?)';
const OF_CHINA = "(?:(?:the|prc|chinese|china's|people'?s republic of china(?:'s)?)\\s+)*";
const ENGLISH_BEFORE = new RegExp(
  `${ARTICLE_WORD}\\s+(${LIST})\\s*(?:\\([^)]*\\)\\s*)?,?\\s*(?:of|in|under|from)\\s+${OF_CHINA}$`,
  'i',
);
const COUNTRY = "(?:\\s+of\\s+(?:the\\s+)?(?:people'?s republic of china|prc|china))?";
const ENGLISH_AFTER = new RegExp(
  `^${COUNTRY}(?:\\s*\\([^)]*\\))?[\\s,:]*(?:in\\s+|under\\s+)?${ARTICLE_WORD}\\s*(${LIST})`,
  'i',
);
const TITLE_WORDS = "(?:[A-Z][\\w'-]*|of|on|the|and|for|to)";
const ENGLISH_KIND = '(?:Law|Code|Regulations?|Rules|Measures|Provisions)';
const UNKNOWN_ENGLISH = new RegExp(
  `\\b[A-Z][\\w'-]*\\s+(?:${TITLE_WORDS}\\s+){0,10}?${ENGLISH_KIND}\\b`,
  'g',
);

function englishReferences(text: string, names: KnownNames): Reference[] {
  return englishMentions(text, names).flatMap(({ title, start, end }): Reference[] => {
    const list = ENGLISH_AFTER.exec(text.slice(end))?.[1] ?? ENGLISH_BEFORE.exec(text.slice(0, start))?.[1];
    const reference = { title, documentNumber: null };
    const articles = (list?.match(/\d+/g) ?? []).map(Number);
    if (articles.length > 0) return articles.map((article) => ({ ...reference, article }));
    return names.has(plainEnglish(title)) ? [{ ...reference, article: null }] : [];
  });
}

function englishMentions(text: string, names: KnownNames): Mention[] {
  if (!/[a-z]{3}/i.test(text)) return [];
  const found: Mention[] = [];
  const add = (start: number, written: string) => {
    const end = start + written.length;
    if (found.every((mention) => end <= mention.start || start >= mention.end))
      found.push({ title: written.replace(/^(?:the|article)\s+/i, ''), start, end });
  };
  for (const name of names.english)
    for (const match of text.matchAll(pattern(name))) add(match.index, match[0]);
  for (const match of text.matchAll(UNKNOWN_ENGLISH)) add(match.index, match[0]);
  return found.sort((a, b) => a.start - b.start);
}

const patterns = new Map<string, RegExp>();

/** A plain English name as it may be written: any case, labour or labor, hyphens, "the" between words. */
function pattern(name: string): RegExp {
  let made = patterns.get(name);
  if (!made) {
    const words = name.split(' ').map((word) => word.replace('labor', 'labou?r'));
    made = new RegExp(`\\b${words.join("[\\s'-]+(?:the\\s+)?")}\\b`, 'gi');
    patterns.set(name, made);
  }
  return made;
}
