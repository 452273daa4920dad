import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../src/base/root.ts';

/** A prompt of `bot/prompts` with its `{names}` filled, in one pass: filled-in text is never filled again. */
export function prompt(
  name: 'compose' | 'rewrite' | 'rerank' | 'questions',
  facts: Record<string, string>,
): string {
  return template(name).replace(/\{(\w+)\}/g, (whole, key: string) => facts[key] ?? whole);
}

const read = new Map<string, string>();

function template(name: string): string {
  const held = read.get(name) ?? readFileSync(join(ROOT, 'bot', 'prompts', `${name}.md`), 'utf8');
  read.set(name, held);
  return held;
}
