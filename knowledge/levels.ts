import type { Bilingual } from '../src/base/language.ts';

/**
 * Legal levels, strongest first (Legislation Law of the PRC, arts. 98-103: constitution, laws,
 * administrative regulations, local regulations, rules; documents and guides bind less or not at all).
 */
export const LEVELS = {
  law: { zh: '法律', en: 'law' },
  regulation: { zh: '行政法规', en: 'administrative regulation' },
  interpretation: { zh: '司法解释', en: 'judicial interpretation' },
  local_regulation: { zh: '地方性法规', en: 'local regulation' },
  rule: { zh: '部门规章', en: 'departmental rule' },
  local_rule: { zh: '地方政府规章', en: 'local government rule' },
  document: { zh: '规范性文件', en: 'policy document' },
  guide: { zh: '办事指南', en: 'guide' },
} as const satisfies Record<string, Bilingual>;

export type Level = keyof typeof LEVELS;
