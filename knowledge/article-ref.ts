import { NUMERAL_CHARACTERS, toNumber } from './numerals.ts';

/** An article as another text names it. `paragraph`: only a part of it is meant. */
export interface ArticleRef {
  /** `47`, `47-1` for 第四十七条之一. */
  article: string;
  paragraph: boolean;
}

const NUMBER = `[${NUMERAL_CHARACTERS}\\d]+`;
const SUB = `(?:之(${NUMBER}))?`;
const PART = `(第${NUMBER}款|第[（(]?${NUMBER}[)）]?项|中)?`;
const ARTICLE = new RegExp(`第(${NUMBER})条${SUB}(?:第${NUMBER}款)?`);
const NAMED = new RegExp(`第(${NUMBER})条${SUB}${PART}(?:\\s*至\\s*第(${NUMBER})条)?`, 'g');
const ITEM = new RegExp(`^(${NUMBER})[、.．]`);
/** No statute has more articles than the Civil Code; a wider range is a slip. */
const WIDEST_RANGE = 1300;

/** `第四十七条之一` → `47-1`; null for what is no article. */
export function articleKey(label: string): string | null {
  const found = ARTICLE.exec(label.normalize('NFKC').replace(/\s/g, ''));
  return found ? keyOf(found[1], found[2]) : null;
}

/**
 * By which a passage is meant when another text names an article: its article, or for a notice without articles
 * the number its part opens with (`二、` is what others call 第二条).
 */
export function passageKey(passage: {
  article: string | null;
  headingPath: readonly string[];
  text: string;
}): string | null {
  if (passage.article !== null) return articleKey(passage.article);
  for (const line of [...passage.headingPath, passage.text]) {
    const item = ITEM.exec(line.trim())?.[1];
    if (item) return keyOf(item, undefined);
  }
  return null;
}

/** Every article named in words: `第三条、第五条第二款和第七条至第九条`. */
export function articlesIn(words: string): ArticleRef[] {
  return [...words.normalize('NFKC').matchAll(NAMED)].flatMap(([, first, sub, part, last]) => {
    const key = keyOf(first, sub);
    if (key === null) return [];
    const end = last ? toNumber(last) : null;
    if (!end || sub || end <= Number(key) || end - Number(key) > WIDEST_RANGE)
      return [{ article: key, paragraph: part !== undefined }];
    return Array.from({ length: end - Number(key) + 1 }, (_, i) => ({
      article: String(Number(key) + i),
      paragraph: false,
    }));
  });
}

function keyOf(number: string | undefined, sub: string | undefined): string | null {
  const value = number ? toNumber(number) : null;
  if (value === null || Number.isNaN(value)) return null;
  const inserted = sub ? toNumber(sub) : null;
  return inserted ? `${value}-${inserted}` : String(value);
}
