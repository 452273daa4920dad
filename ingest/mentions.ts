import { type ArticleRef, articlesIn } from '../knowledge/article-ref.ts';
import { documentNumberIn } from './document-number.ts';

/** Another text named in a sentence. */
export interface Mention {
  title: string;
  number: string | null;
  /** Articles of it that are named, null for the whole. */
  articles: ArticleRef[] | null;
  /** Where the mention begins and where the words after it end. */
  start: number;
  end: number;
  /** The words after it up to the next text named. */
  after: string;
}

const TITLE = /《((?:[^《》]|《[^《》]*》)+)》/g;
/** 以下简称《条例》: a name for a text just named. */
const SHORT_NAME = /以下(?:简称|统称)[^》。]{0,4}$/;
const BRACKETS = /^\s*[（(]([^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*)[）)]/;
const ARTICLES =
  /^[\s，]*(?:中)?(?:的)?((?:第[^条。；]{1,9}条(?:之[一二三四五六七八九十])?(?:第[^。；、和及至]{1,8}[款项])*(?:[、和及与至]|以及)?)+)/;

/** Every text named in a sentence, with its number in brackets behind it and the articles named of it. */
export function mentionsIn(sentence: string): Mention[] {
  const found = [...sentence.matchAll(TITLE)].filter(
    ({ index }) => !SHORT_NAME.test(sentence.slice(0, index)),
  );
  return found.map((match, i) => {
    const from = match.index + match[0].length;
    const end = found[i + 1]?.index ?? sentence.length;
    const words = sentence.slice(from, end);
    const bracket = BRACKETS.exec(words);
    const after = words.slice(bracket?.[0].length ?? 0);
    const articles = ARTICLES.exec(after)?.[1];
    const named = articles ? articlesIn(articles) : [];
    return {
      title: (match[1] ?? '').replaceAll('〈', '《').replaceAll('〉', '》'),
      number: bracket ? documentNumberIn(bracket[1] ?? '') : null,
      articles: named.length > 0 ? named : null,
      start: match.index,
      end,
      after,
    };
  });
}
