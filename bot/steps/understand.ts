import { type Language, languageOf } from '../../src/base/language.ts';
import { mask } from '../../src/base/personal.ts';
import type { Day } from '../../src/base/time.ts';
import type { Asked, Turn } from '../asked.ts';
import { asOfDay } from '../understand/as-of.ts';
import { type Facts, factsOf } from '../understand/facts.ts';
import { type Context, contextOf } from '../understand/follow-up.ts';
import { keywordsOf } from '../understand/keywords.ts';
import { normalOf, plain } from '../understand/normal.ts';
import { isQuestion, type Part, partsOf } from '../understand/parts.ts';
import { regionsIn } from '../understand/places.ts';
import { roleOf } from '../understand/roles.ts';
import { asksForPerson, type Smalltalk, smalltalkOf } from '../understand/smalltalk.ts';
import { type Topic, topicsOf, weight } from '../understand/topics.ts';

/** What a message means, reckoned from its words and the turns before it. Holds no raw personal data. */
export interface Understood {
  language: Language;
  /** The message as written, personal data masked. */
  text: string;
  /** The message in one plain spelling, without greetings: what patterns look at. */
  normal: string;
  /** The question with what it takes from earlier turns. */
  standalone: string;
  searchText: string;
  isFollowUp: boolean;
  /** Normalised earlier messages it goes on from, oldest first. */
  context: string[];
  /** The questions in it, one at least: as asked, and with all that makes it clear alone. */
  parts: Part[];
  facts: Facts;
  topics: Topic[];
  /** Kind of small talk, when the message is nothing else. */
  smalltalk: Smalltalk | null;
  wantsPerson: boolean;
  /** The day whose law is asked for. */
  asOf: Day;
  /** Provinces named in the conversation, the latest mention first. */
  regions: string[];
}

/** Reads a message together with the conversation, without a model. */
export function understand({ text: raw, locale, history, today, on, asker }: Asked): Understood {
  const text = mask(raw, locale).text.trim();
  const { kind, rest } = smalltalkOf(normalOf(text));
  const earlier = history.map((turn) => ({ ...turn, question: mask(turn.question).text }));
  const context = contextOf(rest || normalOf(text), earlier);
  const before = context.turns.map(({ question }) => normalOf(question));
  const normal = withTitle(context);
  const standalone = [...before.map(subjectOf), normal].join(' ').trim();
  const whole = [...before, normal].join('\n');
  return {
    language: languageOfMessage(text, locale, history),
    text,
    normal,
    standalone,
    searchText: standalone,
    isFollowUp: context.isFollowUp,
    context: before,
    parts: standingAlone(partsOf(normal), before),
    facts: { ...factsOf(whole, today), role: roleOfAll(whole, earlier) ?? asker?.role ?? null },
    topics: topicsOf(whole),
    smalltalk: kind,
    wantsPerson: asksForPerson(normal),
    asOf: on ?? asOf(normal, before, today),
    regions: regionsOf(normal, earlier, asker?.region),
  };
}

/** By its letters; a message without any ("?", a number) goes on in the language of the one before. */
function languageOfMessage(text: string, locale: Language, history: readonly Turn[]): Language {
  if (ENGLISH_OPENING.test(text)) return 'en';
  const last = history.at(-1);
  // Words in pinyin are Chinese, unless the sentence around them is English.
  const read = ENGLISH_FRAME.test(text) ? plain(text) : normalOf(text);
  return languageOf(read, last === undefined ? locale : languageOf(last.question, locale));
}

/** "What is 小微企业?": the sentence is English, whatever it asks about. */
const ENGLISH_OPENING =
  /^\W*(?:what|how|when|where|who|which|why|can|could|is|are|do|does|did|may|must|should|will|please|tell me|explain)(?:'s)?\b/i;

const ENGLISH_FRAME =
  /\b(?:the|an?|is|are|was|were|do|does|did|my|our|we|i|you|they|he|she|it|of|to|for|from|with|in|on|and|or|not|have|has|had|how|what|when|if|after)\b/i;

/** A statement lends all it says, a question only its subject. */
function subjectOf(normal: string): string {
  return isQuestion(normal) ? keywordsOf(normal) : normal;
}

/** 那第四十八条呢, after an answer that cited a law: the article of that law. */
function withTitle({ rest, turns }: Context): string {
  const cited = turns.at(-1)?.citations[0];
  if (cited === undefined || !ARTICLE.test(rest) || NAMED_LAW.test(rest)) return rest;
  return `《${cited.title}》${rest}`;
}

const ARTICLE = /第[一二三四五六七八九十百零\d]+条|\barticle \d+/;
const NAMED_LAW = /《|(?:法|条例|办法|规定|解释|民法典)第|\b(?:law|code|regulation|rules|act)\b/;

/** Each part with the subject it leaves out, taken from the first part or from the turns before. */
function standingAlone(parts: Part[], before: string[]): Part[] {
  const lent = before.map(subjectOf).join(' ');
  const subject = [lent, keywordsOf(parts[0]!.text)].filter(Boolean).join(' ');
  return parts.map(({ text, question }, i) => {
    if (i === 0) return { question, text: `${lent} ${text}`.trim() };
    const fuller = `${subject} ${text}`;
    return ownSubject(text) >= ENOUGH ? { question, text, fuller } : { question, text: fuller };
  });
}

/** Weight of subject words from which a part is clear by itself; 公司 alone is not a subject. */
const ENOUGH = 2.5;

function ownSubject(part: string): number {
  return topicsOf(part.replace(/公司|企业|员工|对方|合同/g, ' ')).reduce(
    (sum, topic) => sum + weight(topic),
    0,
  );
}

/** The side the asker speaks from: said here or in what this goes on from, else earlier in the conversation. */
function roleOfAll(whole: string, earlier: readonly Turn[]): Facts['role'] {
  return (
    roleOf(whole) ??
    earlier.map(({ question }) => roleOf(normalOf(question))).findLast((role) => role !== null) ??
    null
  );
}

/** A follow-up stays with the day of the question before it. */
function asOf(normal: string, before: string[], today: Day): Day {
  const own = asOfDay(normal, today, before.length > 0);
  if (own !== today) return own;
  return before.map((one) => asOfDay(one, today, false)).findLast((day) => day !== today) ?? today;
}

function regionsOf(normal: string, earlier: readonly Turn[], known: string | undefined): string[] {
  const here = regionsIn(normal);
  if (here.length > 0) return here;
  const said = earlier
    .map(({ question }) => regionsIn(normalOf(question)))
    .findLast((found) => found.length > 0);
  return said ?? (known === undefined ? [] : [known]);
}
