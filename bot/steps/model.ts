import { z } from 'zod';
import { snapshot } from '../../knowledge/citations.ts';
import type { CitationSnapshot } from '../../knowledge/passage.ts';
import { type Language, languageOf } from '../../src/base/language.ts';
import type { ChatModel } from '../../src/base/llm.ts';
import type { Logger } from '../../src/base/log.ts';
import type { Day } from '../../src/base/time.ts';
import type { ModelCost, ModelSteps } from '../answer.ts';
import type { Asked } from '../asked.ts';
import type { Claim, Draft } from '../draft.ts';
import { plainText } from '../plain-text.ts';
import { prompt } from '../prompt.ts';
import { TUNING } from '../tuning.ts';
import { advise, cautions, type Found, guidesFor } from './compose.ts';
import { rerank } from './rerank.ts';
import type { Understood } from './understand.ts';
import { withinLength } from './within.ts';

const claimSchema = z.object({ text: z.string().max(800), sources: z.array(z.string()).max(20) });
const answerSchema = z.object({
  answerable: z.boolean(),
  lead: claimSchema,
  points: z.array(claimSchema).max(8),
});
const rewriteSchema = z.object({ question: z.string().min(1).max(500) });

/** Shares of the model's time that rewriting and ordering may take; the rest is for the answer. */
const REWRITE_SHARE = 0.3;
const RERANK_SHARE = 0.2;

/** What a model may be used for while a question is answered. */
export type ModelUse = 'rewrite' | 'rerank' | 'compose';

interface Options {
  deadlineMs: number;
  logger: Logger;
  uses?: readonly ModelUse[];
}

/**
 * Rewriting a follow-up, ordering what was found and composing with a model, for one question; each gives up
 * silently, and the answer without a model stands in. The model decides nothing: where a question goes is settled
 * before it is asked.
 */
export function createModelSteps(
  given: ChatModel,
  { deadlineMs, logger, uses = ['rewrite', 'compose'] }: Options,
): ModelSteps {
  const { model, cost } = counting(given);
  const does = (use: ModelUse) => uses.includes(use);
  const gaveUp = (step: string) => (error: unknown) => {
    logger.warn({ step, err: error }, 'answering without the model');
    return null;
  };
  return {
    rewrite: async (asked, understood) =>
      (does('rewrite') &&
        (await rewrite(model, asked, understood, deadlineMs * REWRITE_SHARE).catch(gaveUp('rewrite')))) ||
      understood,
    rerank: async (question, hits) =>
      does('rerank')
        ? rerank(model, question, hits, deadlineMs * RERANK_SHARE).catch(gaveUp('rerank'))
        : null,
    compose: async (found, understood, asOf) =>
      does('compose')
        ? write(model, found, understood, asOf, deadlineMs * shareOfComposing(does)).catch(gaveUp('compose'))
        : null,
    cost,
  };
}

function shareOfComposing(does: (use: ModelUse) => boolean): number {
  return 1 - REWRITE_SHARE - (does('rerank') ? RERANK_SHARE : 0);
}

/** The model, and what its calls have cost so far. */
function counting(model: ChatModel): { model: ChatModel; cost(): ModelCost | null } {
  const cost = { calls: 0, input: 0, output: 0 };
  return {
    model: {
      fill: async (request) => {
        const filled = await model.fill(request);
        cost.calls += filled.calls;
        cost.input += filled.tokens.input;
        cost.output += filled.tokens.output;
        return filled;
      },
    },
    cost: () => (cost.calls > 0 ? { ...cost } : null),
  };
}

/** Only a follow-up is worth a call: anything else stands alone already. */
async function rewrite(
  model: ChatModel,
  asked: Asked,
  understood: Understood,
  ms: number,
): Promise<Understood | null> {
  if (!understood.isFollowUp || asked.history.length === 0) return null;
  const conversation = [
    ...asked.history.slice(-3).map(({ question }) => `- ${question}`),
    `- ${asked.text}`,
  ].join('\n');
  const { value } = await model.fill({
    name: 'rewrite',
    system: prompt('rewrite', { conversation: '(see below)' }),
    user: conversation,
    schema: rewriteSchema,
    ms,
  });
  if (languageOf(value.question) !== understood.language) return null;
  return { ...understood, standalone: value.question, searchText: `${value.question} ${understood.text}` };
}

async function write(
  model: ChatModel,
  found: readonly Found[],
  { language, text, standalone, isFollowUp }: Understood,
  asOf: Day,
  ms: number,
): Promise<Draft | null> {
  const sources = sourcesOf(found, asOf);
  if (sources.length === 0) return null;
  const { value } = await model.fill({
    name: 'answer',
    system: prompt('compose', {
      day: asOf,
      language: language === 'zh' ? '简体中文' : 'English',
      sources: sources.map((source, i) => `S${i + 1} ${describe(source)}\n${source.text}`).join('\n\n'),
    }),
    user: isFollowUp ? standalone : text,
    schema: answerSchema,
    ms,
  });
  const draft = draftOf(value, sources, language);
  if (!draft) return null;
  for (const { evidence } of found)
    for (const { content } of guidesFor(evidence, language)) advise(draft, content, language);
  return { ...withinLength(draft, language), said: saidOf(found) };
}

/** What the model wrote, as words alone; null when it gives no answer, or none in the language asked in. */
function draftOf(
  { answerable, lead, points }: z.output<typeof answerSchema>,
  sources: CitationSnapshot[],
  language: Language,
): Draft | null {
  const [first, ...others] = [lead, ...points].map(
    (claim): Claim => ({ text: plainText(claim.text), cites: positions(claim.sources, sources.length) }),
  );
  const speaks = ({ text }: Claim) => text !== '' && languageOf(text, language) === language;
  if (!answerable || !first || !speaks(first)) return null;
  const block = { made: 'model' as const, lead: first, points: others.filter(speaks) };
  const used = new Set([block.lead, ...block.points].flatMap(({ cites }) => cites));
  return {
    blocks: [block],
    steps: [],
    channels: [],
    citations: sources,
    cautions: cautions(
      sources.filter((_, i) => used.has(i + 1)),
      language,
    ),
    complete: true,
  };
}

/** What the model may rest on: the articles of the likeliest guides, and the passages search found. */
function sourcesOf(found: readonly Found[], asOf: Day): CitationSnapshot[] {
  const sources = new Map<string, CitationSnapshot>();
  for (const { evidence } of found) {
    const guides = evidence.guides.slice(0, 2).flatMap(({ citations }) => citations);
    const articles = evidence.articles
      .slice(0, TUNING.modelSources)
      .map(({ passage }) => snapshot(passage, passage.text, asOf));
    for (const source of [...guides, ...articles]) {
      const key = `${source.title}#${source.article}#${source.passageId}`;
      if (!sources.has(key)) sources.set(key, source);
    }
  }
  return [...sources.values()].slice(0, TUNING.modelSources);
}

/** What the guides found say, with the articles that they say it of. */
function saidOf(found: readonly Found[]): NonNullable<Draft['said']> {
  return found.flatMap(({ evidence }) =>
    evidence.guides.map(({ content, citations }) => ({
      articles: citations.map(({ title, article }) => `${title}#${article}`),
      text: [content.lead, ...content.points].join('\n'),
    })),
  );
}

function describe({ title, article }: CitationSnapshot): string {
  return `《${title}》${article ?? ''}`;
}

/** `S3` → 3; what names no source that was given is dropped. */
function positions(named: string[], count: number): number[] {
  const numbers = named.map((name) => Number(/^\[?S?(\d+)\]?$/i.exec(name.trim())?.[1]));
  return [...new Set(numbers.filter((number) => number >= 1 && number <= count))];
}
