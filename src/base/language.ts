/** The two languages of the product. */
export type Language = 'zh' | 'en';

/** A text in both languages. */
export interface Bilingual {
  zh: string;
  en: string;
}

/**
 * Language of a message by its letters: one Han character weighs as much as two Latin letters, so
 * "LPR是什么" is Chinese and "What does 小微企业 mean?" is English. Nothing to go by: `otherwise`.
 */
export function languageOf(text: string, otherwise: Language = 'zh'): Language {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.match(/[A-Za-z]/g)?.length ?? 0;
  if (han === 0 && latin === 0) return otherwise;
  return han * 2 >= latin ? 'zh' : 'en';
}

/** `zh-CN`, `zh-Hans`, `zh` → zh; anything else → en. */
export function languageOfLocale(locale: string | undefined, otherwise: Language = 'zh'): Language {
  if (!locale) return otherwise;
  return /^zh/i.test(locale) ? 'zh' : 'en';
}
