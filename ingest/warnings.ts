import type { Bilingual } from '../src/base/language.ts';

/** What a reader of the result should know about a text that was taken all the same. `{name}` is filled in. */
const WARNINGS = {
  pages_without_text: {
    zh: '以下页没有可提取的文字（可能是扫描页）：{pages}',
    en: 'These pages hold no extractable text (perhaps scans): {pages}',
  },
  recognised: {
    zh: '以下页的文字由图像识别得到，数字和专名请核对：{pages}',
    en: 'The text of these pages was recognised from pictures; check figures and names: {pages}',
  },
  read_by_second: {
    zh: '文件已损坏，由备用程序读出，请与原件核对。',
    en: 'The file is damaged; a second reader read it. Compare it with the original.',
  },
  articles_missing: { zh: '缺少条文：{articles}', en: 'Articles are missing: {articles}' },
  articles_repeated: { zh: '条文重复：{articles}', en: 'Articles occur twice: {articles}' },
  text_missing: {
    zh: '提取的文字有 {share} 未进入条文。',
    en: '{share} of the extracted text stands in no passage.',
  },
  same_version_elsewhere: {
    zh: '同一版本已由 {source} 提供，此文件未使用。',
    en: 'The same version was already read from {source}; this file was not used.',
  },
  replaces_source: {
    zh: '替换了来自 {source} 的同一版本。',
    en: 'Replaces the text of the same version read from {source}.',
  },
  title_from_file_name: {
    zh: '正文中没有找到标题，使用了文件名。',
    en: 'No title was found in the text; the file name was used.',
  },
  undated: {
    zh: '没有找到公布或施行日期，视为早于任何有日期的版本。',
    en: 'No date of publication or effect was found; it counts as older than any dated version.',
  },
  encoding_guessed: { zh: '文字编码是推测的：{encoding}', en: 'The encoding was guessed: {encoding}' },
  characters_lost: {
    zh: '有 {count} 个字符无法解码。',
    en: '{count} characters could not be decoded.',
  },
  hidden_text: { zh: '忽略了隐藏的文字。', en: 'Hidden text was left out.' },
  partly_unreadable: {
    zh: '部分文字可能无法辨认（{share}）。',
    en: 'Part of the text may be unreadable ({share}).',
  },
  status_unknown: {
    zh: '清单中的状态“{status}”不认识，按现行有效处理。',
    en: 'The status "{status}" in the manifest is unknown; taken as in force.',
  },
} as const satisfies Record<string, Bilingual>;

export interface Warning {
  code: keyof typeof WARNINGS;
  message: Bilingual;
}

/** Makes a warning from the catalogue. */
export function warning(code: Warning['code'], facts: Record<string, string | number> = {}): Warning {
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole));
  return { code, message: { zh: fill(WARNINGS[code].zh), en: fill(WARNINGS[code].en) } };
}
