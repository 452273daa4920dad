import { type Calculation, INPUTS, restsOf, type Values } from '../../services/calculators/calculation.ts';
import { CALCULATORS, CHOICES, calculate } from '../../services/calculators/calculators.ts';
import { ruleOf, sourceOf } from '../../services/calculators/rules.ts';
import { fault } from '../base/faults.ts';
import type { Language } from '../base/language.ts';
import { say, sayJson } from './say.ts';

interface CalculateOptions {
  json?: boolean;
  lang: Language;
}

/** Reckons with `name=value` pairs; without a calculator lists all of them with what they can be told. */
export function calculateCommand(
  id: string | undefined,
  pairs: string[],
  { json, lang }: CalculateOptions,
): void {
  if (id === undefined) {
    list(lang);
    return;
  }
  const reckoned = calculate(id, valuesOf(pairs));
  if (json) sayJson(reckoned);
  else if ('missing' in reckoned) {
    const names = reckoned.missing.map((name) => `${name} (${INPUTS[name]![lang]})`);
    throw fault('body_invalid', { problem: `${id}: ${names.join(', ')}` });
  } else print(reckoned.calculation, lang);
}

function list(lang: Language): void {
  for (const { id, name, inputs } of CALCULATORS.values()) {
    say(`${id.padEnd(16)} ${name[lang]}`);
    for (const input of inputs) {
      const choices = CHOICES[input] ? ` [${CHOICES[input].join(' | ')}]` : '';
      say(`  ${input.padEnd(16)} ${INPUTS[input]![lang]}${choices}`);
    }
  }
}

function valuesOf(pairs: readonly string[]): Values {
  const read = pairs.map((pair) => {
    const [name, value] = pair.split('=');
    if (!name || !value) throw fault('body_invalid', { problem: pair });
    return [name, INPUTS[name]?.kind === 'choice' || name === 'from' ? value : Number(value)];
  });
  return Object.fromEntries(read) as Values;
}

function print(calculation: Calculation, lang: Language): void {
  say(calculation.lead[lang]);
  for (const step of calculation.steps) say(`- ${step[lang]}`);
  for (const line of [...calculation.assumptions, ...calculation.changes]) say(`> ${line[lang]}`);
  for (const rule of restsOf(calculation).map(ruleOf)) {
    const { title, english } = sourceOf(rule);
    const doubt = rule.unconfirmed ? `  (! ${rule.from![lang]})` : '';
    const article = lang === 'zh' ? `第${rule.article}条` : `art. ${rule.article}`;
    say(`  《${lang === 'zh' ? title : english}》${article}, ${rule.asOf}${doubt}`);
  }
}
