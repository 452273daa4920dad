import type { Validity } from '../../knowledge/validity.ts';

interface Named {
  title: string;
  article: string | null;
}

/** `《title》第X条`. */
export function nameOf({ title, article }: Named): string {
  return [titleOf(title), article].filter(Boolean).join('');
}

/** A Chinese title stands in its own quotation marks; a title in Latin letters needs none, but a space after it. */
export function titleOf(title: string): string {
  if (title.startsWith('《')) return title;
  return /\p{Script=Han}/u.test(title) ? `《${title}》` : `${title} `;
}

/** Whether a text may answer today, may with care, or not: how its badge is coloured. */
export function standing(validity: Validity): 'good' | 'care' | 'bad' {
  if (validity === 'in_force') return 'good';
  return validity === 'in_force_amended' || validity === 'not_yet_in_force' ? 'care' : 'bad';
}
