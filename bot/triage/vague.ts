import { z } from 'zod';
import { loadData } from '../../src/base/load-data.ts';
import { anyOf, patterns } from '../patterns.ts';
import { isQuestion } from '../understand/parts.ts';

const words = z.strictObject({ nouns: z.string(), verbs: z.string() });
const data = loadData(
  'bot/triage/vague.yaml',
  z.strictObject({
    filler: z.strictObject({ zh: patterns, en: patterns }),
    deeds: z.strictObject({ zh: patterns, en: patterns }),
    subjects: z.array(z.strictObject({ id: z.string(), zh: words, en: words })).min(1),
    problem: patterns,
    teller: patterns,
  }),
);

const filler = [anyOf(data.filler.zh, {}, 'g')!, anyOf(data.filler.en, {}, 'g')!];
const DEEDS = anyOf([...data.deeds.zh, ...data.deeds.en], {}, 'g')!;
const PROBLEM = anyOf(data.problem)!;
const TELLER = anyOf(data.teller)!;
const subjects = data.subjects.map(({ id, zh, en }) => ({
  id,
  noun: new RegExp(`${zh.nouns}|\\b(?:${en.nouns})\\b`, 'g'),
  verb: new RegExp(`${zh.verbs}|\\b(?:${en.verbs})\\b`, 'g'),
}));

/**
 * What to ask back when a normalised message names at most a broad subject: the subject's key, `open` when it
 * names none, `statement` when it tells a case and asks nothing. Null when it says enough to be answered.
 */
export function vagueness(normal: string): string | null {
  if (normal.length <= LONGEST && !DEFINITION.test(normal)) {
    for (const { id, noun, verb } of subjects) {
      const bare = normal.replace(noun, ' ');
      if (bare !== normal && isEmpty(bare.replace(verb, ' '))) return id;
    }
    if (isEmpty(normal.replace(DEEDS, ' '))) return 'open';
  }
  if (normal.length <= LONGEST && !isQuestion(normal) && TELLER.test(normal) && !PROBLEM.test(normal))
    return 'statement';
  return null;
}

/** 什么是发票, "what is a fapiao": a word to be explained is enough. */
const DEFINITION =
  /^什么(?:是|叫)|(?:是|指)什么(?:意思|东西)?[?。]*$|^what(?:'s| is| are) (?:an? )?(?!the\b|it\b|this\b|that\b|your\b|our\b|my\b)[a-z]+(?: [a-z]+)?\??$/;

/** Longer messages always say something. */
const LONGEST = 60;

function isEmpty(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(filler.reduce((rest, pattern) => rest.replace(pattern, ' '), text));
}
