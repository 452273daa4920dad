import { z } from 'zod';
import { fault } from '../src/base/faults.ts';
import type { Language } from '../src/base/language.ts';
import { loadData } from '../src/base/load-data.ts';
import type { EligibilityBody } from './api-acts.ts';
import type { EligibilityResult } from './api-case.ts';
import { requireMay } from './may.ts';
import type { MemberRecord } from './members.ts';
import { type DeskDeps, keep, take } from './record.ts';

const bilingual = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const line = z.strictObject({ question: z.string(), in: z.array(z.string()).min(1) });
const rule = z.strictObject({
  id: z.string(),
  text: bilingual,
  /** The law or local rule it comes from. */
  basis: z.string().min(1),
  /** Only in these provinces; none: everywhere. */
  regions: z.array(z.string()).optional(),
  all: z.array(z.union([line, z.strictObject({ any: z.array(line).min(1) })])).min(1),
});

/** The screen as data: `desk/data/eligibility.yaml`. */
export const eligibilitySchema = z.strictObject({
  source: z.string(),
  as_of: z.string(),
  questions: z.array(
    z.strictObject({
      id: z.string(),
      text: bilingual,
      options: z.array(z.strictObject({ value: z.string(), text: bilingual })).min(2),
    }),
  ),
  rules: z.array(rule).min(1),
});
export const SCREEN = loadData('desk/data/eligibility.yaml', eligibilitySchema);

type Rule = z.output<typeof rule>;
type Line = z.output<typeof line>;
type Answers = Readonly<Record<string, string>>;

/** Applies the rules to what was answered; what is not answered is not guessed. */
export function screen(
  answers: Answers,
  region: string | null,
  language: Language,
): Omit<EligibilityResult, 'override'> {
  const rules = SCREEN.rules
    .filter(({ regions }) => !regions || (region !== null && regions.includes(region)))
    .map((one) => ({ one, met: isMet(one, answers) }));
  const failed = rules.some(({ met }) => met === false);
  const undecided = rules.filter(({ met }) => met === null).flatMap(({ one }) => questionsOf(one));
  return {
    answers,
    result: failed ? 'not_eligible' : undecided.length > 0 ? 'unknown' : 'eligible',
    rules: rules.map(({ one, met }) => ({ id: one.id, met, text: one.text[language], basis: one.basis })),
    open: failed ? [] : [...new Set(undecided)].filter((id) => answers[id] === undefined),
  };
}

/** Yes, no, or not known (null), as far as the answers go. */
function isMet({ all }: Rule, answers: Answers): boolean | null {
  const each = all.map((part) => ('any' in part ? some(part.any, answers) : holds(part, answers)));
  return each.includes(false) ? false : each.includes(null) ? null : true;
}

function some(lines: readonly Line[], answers: Answers): boolean | null {
  const each = lines.map((one) => holds(one, answers));
  return each.includes(true) ? true : each.includes(null) ? null : false;
}

function holds(one: Line, answers: Answers): boolean | null {
  const given = answers[one.question];
  return given === undefined ? null : one.in.includes(given);
}

function questionsOf({ all }: Rule): string[] {
  return all.flatMap((part) => ('any' in part ? part.any.map(({ question }) => question) : [part.question]));
}

/** Keeps the answers of a case; with `override`, a person decides against the rules, and that is on record. */
export async function screenCase(
  { store, clock }: DeskDeps,
  id: string,
  member: MemberRecord,
  { answers, override }: EligibilityBody,
): Promise<EligibilityResult> {
  requireKnown(answers);
  const at = clock.now();
  return store.transaction().execute(async (tx) => {
    const record = await take(tx, id);
    requireMay(record, member, override ? 'override_eligibility' : 'eligibility');
    const decided = override && {
      by: { id: member.id, name: member.name },
      ...override,
      at: at.toISOString(),
    };
    const kept = { answers, override: decided ?? null };
    const outcome = screen(answers, record.region, record.language as Language);
    await keep(
      tx,
      record,
      { eligibility: JSON.stringify(kept) },
      {
        kind: 'case.eligibility',
        actor: member.id,
        data: { result: outcome.result, override: override?.eligible ?? null },
        at,
      },
    );
    return { ...outcome, override: decided ?? null };
  });
}

/** What was kept, with the rules as they are now. */
export function eligibilityOf(
  kept: string | null,
  region: string | null,
  language: Language,
): EligibilityResult | null {
  if (kept === null) return null;
  const { answers, override } = JSON.parse(kept) as Pick<EligibilityResult, 'answers' | 'override'>;
  return { ...screen(answers, region, language), override };
}

function requireKnown(answers: Answers): void {
  for (const [id, value] of Object.entries(answers)) {
    const question = SCREEN.questions.find((one) => one.id === id);
    if (!question?.options.some((option) => option.value === value))
      throw fault('body_invalid', { problem: `answers.${id}` });
  }
}
