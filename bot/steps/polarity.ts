import { z } from 'zod';
import { loadData } from '../data.ts';

const list = z.string().transform((words) => words.trim().split(/\s+/));
const { zh } = loadData(
  'bot/steps/polarity.yaml',
  z.strictObject({ zh: z.strictObject({ limits: list, words: list, negations: list, modals: list }) }),
);

export interface Unit {
  text: string;
  negative: boolean;
  pairs: Set<string>;
  modal: boolean;
  condition: boolean;
  known: boolean;
}
const any = (words: string[]) => new RegExp([...words].sort((a, b) => b.length - a.length).join('|'), 'g');
const NEUTRAL = any([...zh.limits, ...zh.words]);
const NEG = any(zh.negations);
const MOD = any(zh.modals);

export function units(text: string): Unit[] {
  const out: Unit[] = [];
  let inherited: boolean | null = null;
  for (const sentence of text.split(/(?<=[。；！？\n;])/)) {
    let open = '';
    const clauses = sentence.split(/(?<=[，：,:])/);
    for (const clause of clauses) {
      const whole = open + clause;
      const han = whole.match(/\p{Script=Han}/gu)?.length ?? 0;
      if (han < 4 && clause !== clauses.at(-1)) {
        open = whole;
        continue;
      }
      open = '';
      const item = /^\s*[（(][一二三四五六七八九十]+[)）]/.test(whole);
      const u = unit(whole);
      if (item) {
        if (inherited === null) u.known = false;
        else if (inherited) u.negative = !u.negative;
      } else if (!/^\s*[（(]/.test(sentence)) {
        inherited = null;
      }
      if (/：\s*$/.test(whole) || /下列|以下/.test(whole)) inherited = u.negative;
      if (u.pairs.size >= 2) out.push(u);
    }
  }
  return out;
}
function unit(text: string): Unit {
  const bare = text.replace(NEUTRAL, '＃');
  const negations = bare.match(NEG)?.length ?? 0;
  const without = bare.replace(NEG, '');
  const modal = negations > 0 || MOD.test(without);
  MOD.lastIndex = 0;
  const content = without.replace(MOD, '');
  const pairs = new Set<string>();
  for (const [run] of content.matchAll(/[\p{Script=Han}\d]+/gu))
    for (let i = 0; i + 1 < run.length; i++) pairs.add(run.slice(i, i + 2));
  return {
    text,
    negative: negations % 2 === 1,
    pairs,
    modal,
    condition: /(的|时|后)[，,]?\s*$/.test(text),
    known: true,
  };
}
export function turned(statement: string, passages: string[]) {
  const held = passages.flatMap(units).filter((u) => u.known);
  for (const said of units(statement)) {
    if (said.condition) continue;
    const scored = held
      .map((u) => ({ u, s: [...said.pairs].filter((p) => u.pairs.has(p)).length / said.pairs.size }))
      .sort((a, b) => b.s - a.s);
    const best = scored[0];
    if (!best || best.s < (said.modal ? 0.45 : 0.7)) continue;
    const top = scored.filter(({ s }) => s >= best.s * 0.8);
    if (top.every(({ u }) => u.negative !== said.negative))
      return { said: said.text, against: best.u.text, s: best.s };
  }
  return null;
}
