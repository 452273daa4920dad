import { snapshot } from '../../knowledge/citations.ts';
import type { Passage } from '../../knowledge/passage.ts';
import type { Hit } from '../../knowledge/search.ts';
import type { Language } from '../../src/base/language.ts';
import type { Day } from '../../src/base/time.ts';
import type { Claim, Draft, Table } from '../draft.ts';
import { TUNING } from '../tuning.ts';
import { wording } from '../wording.ts';
import { aboveTable, cite, quotation } from './cite.ts';
import type { Found } from './compose.ts';
import { extract } from './extract.ts';
import { itemsOf, provisosOf } from './provisos.ts';
import { tableIn } from './tables.ts';
import { verdictOf } from './verdict.ts';

/**
 * The articles closest to a question, quoted: of the first its deciding words, what the text itself sets out as a
 * list, and its exceptions. False when the evidence is too weak to quote anything.
 */
export function addExtract(
  draft: Draft,
  { question, evidence }: Found,
  language: Language,
  asOf: Day,
  most: number,
): boolean {
  const articles = evidence.articles.slice(0, most);
  const [best] = articles;
  if (!best || (!best.exact && evidence.result.coverage < TUNING.coverage)) return false;
  const lead = tabled(draft, best, question, language, asOf) ?? quoted(draft, best, question, language, asOf);
  const closest = !best.exact && evidence.result.coverage < TUNING.coverageSure;
  const verdict = best.exact || closest || language === 'en' ? null : verdictOf(question, lead.quote);
  const own = pointsOf(best, lead.quote, language).map((text) => ({ text, cites: lead.cites }));
  const others = best.exact
    ? []
    : articles.slice(1).map((hit) => quoted(draft, hit, question, language, asOf, true));
  if (closest) draft.complete = false;
  draft.blocks.push({
    made: 'extract',
    ...(closest ? { beside: wording('answered.closest', language) } : {}),
    lead: {
      text: verdict ? `${wording(`answered.${verdict}`, language)}${lead.text}` : lead.text,
      cites: lead.cites,
    },
    points: [...own, ...others.map(({ text, cites }) => ({ text, cites }))],
    ...(lead.table && { table: lead.table }),
  });
  return true;
}

/** What binds everybody: a notice is quoted only where nothing else answers. */
const LAW: ReadonlySet<string> = new Set(['law', 'regulation', 'interpretation', 'rule']);

/** Articles beside a guide section that may not be just what was asked: those it does not rest on. */
export function addRelated(draft: Draft, { question, evidence }: Found, language: Language, asOf: Day): void {
  if (evidence.result.coverage < TUNING.coverage) return;
  const cited = new Set(draft.citations.map(({ title, article }) => `${title}#${article}`));
  const others = evidence.articles
    .slice(0, TUNING.related)
    .filter(
      ({ passage }) =>
        LAW.has(passage.level) &&
        passage.article !== null &&
        !cited.has(`${passage.title}#${passage.article}`),
    );
  const [lead, ...points] = others.map((hit) => quoted(draft, hit, question, language, asOf, true));
  if (!lead) return;
  draft.blocks.push({ made: 'extract', beside: wording('answered.related', language), lead, points });
}

/** What the asker's own region lays down on the matter. */
export function addLocal(
  draft: Draft,
  { question, evidence: { local } }: Found,
  language: Language,
  asOf: Day,
): void {
  const [first] = local;
  if (!first) return;
  const [lead, ...points] = local.map((hit) => quoted(draft, hit, question, language, asOf, true));
  const beside = wording('answered.local', language, { region: first.passage.region });
  draft.blocks.push({ made: 'extract', beside, lead: lead!, points });
}

type Quoted = Claim & { quote: string; table?: Table };

/** A small table of the passage, set out as it stands there; null: it has none. */
function tabled(
  draft: Draft,
  { passage }: Hit,
  question: string,
  language: Language,
  asOf: Day,
): Quoted | null {
  const found = tableIn(passage.text, question);
  if (!found) return null;
  const cites = [cite(draft, snapshot(passage, found.quote, asOf))];
  return { text: aboveTable(passage.title, whereOf(passage), language), cites, ...found };
}

/** "Under 《…》 第…条: …": the deciding words, verbatim, with where they stand. */
function quoted(
  draft: Draft,
  { passage }: Hit,
  question: string,
  language: Language,
  asOf: Day,
  short = false,
): Quoted {
  const quote = extract(passage.text, question, short ? TUNING.extractShort : TUNING.extract);
  const position = cite(draft, snapshot(passage, quote, asOf));
  const text = quotation(passage.title, whereOf(passage), quote, language);
  return { text, cites: [position], quote };
}

function whereOf({ article, headingPath }: Passage): string {
  return article ?? headingPath.at(-1) ?? '';
}

/** What an article sets out besides the words quoted: the items of its list, and its exceptions. */
function pointsOf({ passage: { text } }: Hit, quote: string, language: Language): string[] {
  const items = itemsOf(text).filter((item) => !quote.includes(item));
  const provisos = provisosOf(text).filter((proviso) => !quote.includes(proviso));
  return [
    ...items.slice(0, TUNING.items),
    ...provisos.slice(0, 2).map((proviso) => wording('answered.proviso', language, { proviso })),
  ];
}
