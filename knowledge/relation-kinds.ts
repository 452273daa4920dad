import type { Bilingual } from '../src/base/language.ts';

/** What one text does to another. The first three end or change it; `extends` moves its last day. */
export const RELATION_KINDS = {
  supersedes: { zh: '取代', en: 'supersedes' },
  amends: { zh: '修改', en: 'amends' },
  repeals: { zh: '废止', en: 'repeals' },
  implements: { zh: '依据其制定', en: 'implements' },
  interprets: { zh: '解释', en: 'interprets' },
  extends: { zh: '延长', en: 'extends' },
} as const satisfies Record<string, Bilingual>;

export type RelationKind = keyof typeof RELATION_KINDS;

/** Kinds on which the windows of the other text depend. */
export const WINDOW_KINDS: readonly RelationKind[] = ['supersedes', 'amends', 'repeals', 'extends'];
