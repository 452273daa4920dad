/**
 * Characters cleaned before anything is read from them: one kind of line end and space, no control, zero-width,
 * direction or tag characters (text nobody sees), and CJK radicals, which some PDF fonts give in place of
 * characters, as the characters they stand for.
 */
export function clean(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f]/g, ' ')
    .replace(UNSEEN, '')
    .replace(/[\u2f00-\u2fd5\uf900-\ufaff\ufb00-\ufb06]/g, (character) => character.normalize('NFKC'))
    .replace(/[\u2e80-\u2ef3]/g, (radical) => RADICALS.get(radical) ?? radical);
}

const UNSEEN =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f]|[\ufe00-\ufe0f]|[\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e01ef}]/gu;

/**
 * Radicals Supplement to the unified ideographs they equal (Unicode EquivalentUnifiedIdeograph), as far as
 * these are characters of their own; NFKC knows only two of the block.
 */
const RADICALS = new Map(
  [
    '⺁厂⺄乙⺈刀⺊卜⺌小⺍小⺎兀⺏尢⺐尢⺒巳⺓幺⺕彐⺛旡⺜日⺝月⺞歹⺟母⺠民⺧牛⺩王⺪疋⺫目⺬示⺮竹',
    '⺶羊⺷羊⺸羊⺻聿⺼肉⺽臼⻁虎⻃西⻄西⻅见⻆角⻇角⻉贝⻊足⻋车⻏邑⻑長⻒镸⻓长⻔门⻕阜⻗雨⻘青⻙韦',
    '⻚页⻛风⻜飞⻝食⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟',
  ]
    .join('')
    .match(/../gu)
    ?.map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
);

/**
 * Share of characters that no reader could make out, 0 to 1: lost or private ones, and letters of the
 * Latin-1 range where there are so many of them that they are other bytes misread, and one character over
 * and over, as a broken font gives it.
 */
export function unreadableShare(text: string): number {
  const total = text.match(/\S/gu)?.length ?? 0;
  if (total === 0) return 0;
  const lost = text.match(/[\ufffd\ue000-\uf8ff\u{f0000}-\u{10ffff}]/gu)?.length ?? 0;
  const latin1 = text.match(/[\u00a1-\u00ff]/g)?.length ?? 0;
  const ascii = text.match(/[A-Za-z]/g)?.length ?? 0;
  const misread = latin1 > ascii ? latin1 : 0;
  const stuttered = text.match(/(\p{Script=Han})\1{2,}/gu)?.join('').length ?? 0;
  return (lost + misread + (stuttered < STUTTER ? 0 : stuttered)) / total;
}

/** People write 哈哈哈 too; a broken font repeats itself all over. */
const STUTTER = 10;

/** Spaces single, and letters set apart closed up: `第一章　总　则` → `第一章 总则`. */
export function tighten(text: string): string {
  return text
    .trim()
    .replace(/[\s\u3000]+/g, ' ')
    .replace(/(?<!\S)\p{Script=Han}(?: \p{Script=Han}(?!\S))+/gu, (letters) => letters.replaceAll(' ', ''));
}
