import { z } from 'zod';

/** Patterns as data: regular expressions over normalised text, in which `<name>` stands for a list of terms. */
export const patterns = z.array(z.string().min(1));
export const termGroups = z.record(z.string().regex(/^[a-z_]+$/), patterns);

export type TermGroups = z.output<typeof termGroups>;

/** One expression that finds any of the patterns; null: there are none. Throws when a name is unknown. */
export function anyOf(
  list: readonly string[] | undefined,
  groups: TermGroups = {},
  flags = '',
): RegExp | null {
  if (list === undefined || list.length === 0) return null;
  return new RegExp(list.map((pattern) => `(?:${expand(pattern, groups)})`).join('|'), flags);
}

function expand(pattern: string, groups: TermGroups): string {
  return pattern.replace(/(?<!\(\?)<([a-z_]+)>/g, (_, name: string) => {
    const terms = groups[name];
    if (terms === undefined) throw new Error(`pattern names an unknown group of terms: ${name}`);
    return `(?:${terms.map((term) => expand(term, groups)).join('|')})`;
  });
}
