import { toChinese } from '../knowledge/numerals.ts';
import { inPrecedence } from '../knowledge/precedence.ts';
import type { Hit } from '../knowledge/search.ts';
import type { SearchSeen } from '../knowledge/search-seen.ts';
import type { Day } from '../src/base/time.ts';
import type { Answer, Asked } from './asked.ts';
import { type Sum, sumsOf } from './calculate/sums.ts';
import type { Draft } from './draft.ts';
import { endWith } from './end-with.ts';
import { find, findAsked, type ToFind } from './find-asked.ts';
import { compose, type Found, guidesFor } from './steps/compose.ts';
import type { RetrieveDeps } from './steps/retrieve.ts';
import { answeringAfterAll, isDoubtful, type Triage, triage } from './steps/triage.ts';
import { type Understood, understand } from './steps/understand.ts';
import { verify } from './steps/verify.ts';
import { TUNING } from './tuning.ts';
import { wording } from './wording.ts';

/** What the steps have found so far about one question. */
export interface Work {
  asked: Asked;
  understood: Understood;
  triage: Triage;
  /** What each part of the message wants reckoned. */
  sums: (Sum | null)[];
  found: Found[];
  draft: Draft | null;
  trace: Record<string, unknown>;
  timings: Record<string, number>;
}

/** Uses of a chat model, each with the answer without a model as its fallback. */
export interface ModelSteps {
  rewrite(asked: Asked, understood: Understood): Promise<Understood>;
  /** The hits in the order of how well they answer; null: as they are. */
  rerank(question: string, hits: readonly Hit[]): Promise<Hit[] | null>;
  compose(found: readonly Found[], understood: Understood, asOf: Day): Promise<Draft | null>;
  /** What the calls for this question have cost so far; null: none came back. */
  cost(): ModelCost | null;
}

export interface ModelCost {
  calls: number;
  /** Tokens. */
  input: number;
  output: number;
}

export type AnswerDeps = RetrieveDeps & { model: ModelSteps | null };

type Step = (work: Work, deps: AnswerDeps) => void | Promise<void>;

/** The whole behaviour, in order; guarding against what cannot be a question at all is done on receipt. */
const STEPS: Record<string, Step> = {
  understand: understandStep,
  reckon: reckonStep,
  triage: triageStep,
  rewrite: rewriteStep,
  retrieve: retrieveStep,
  reconsider: reconsiderStep,
  rerank: rerankStep,
  compose: composeStep,
  verify: verifyStep,
};

/** Answers what is asked; shows each search to `observe`, which changes nothing. */
export type Answering = (asked: Asked, observe?: (seen: SearchSeen) => void) => Promise<Answer>;

/** Answers one question: runs the steps until nothing is left to do, and ends with exactly one outcome. */
export async function answer(
  given: AnswerDeps,
  asked: Asked,
  observe?: (seen: SearchSeen) => void,
): Promise<Answer> {
  const deps = observe ? { ...given, search: shown(given.search, observe) } : given;
  const work = { asked, found: [], draft: null, trace: {}, timings: {} } as unknown as Work;
  for (const [name, step] of Object.entries(STEPS)) {
    const start = performance.now();
    await step(work, deps);
    work.timings[name] = Math.round((performance.now() - start) * 100) / 100;
  }
  const cost = deps.model?.cost();
  if (cost) work.trace.model = cost;
  return endWith(work);
}

function shown(search: AnswerDeps['search'], observe: (seen: SearchSeen) => void): AnswerDeps['search'] {
  return (request) => search({ ...request, observe });
}

function understandStep(work: Work): void {
  work.understood = understand(work.asked);
  work.trace.understood = work.understood;
}

function reckonStep(work: Work): void {
  work.sums = sumsOf(work.understood, work.asked.today);
  if (work.sums.some((sum) => sum !== null))
    work.trace.sums = work.sums.map((sum) => sum && { calculator: sum.calculator, missing: sum.missing });
}

function triageStep(work: Work): void {
  const reckoned = work.sums.some((sum) => sum?.calculation);
  work.triage = triage(work.understood, work.asked, reckoned);
  work.trace.triage = work.triage;
}

/** Whether texts on what was asked are needed: for an answer, for the rule that goes with a hand-over, and to reconsider a doubtful message. */
function needsTexts({ triage }: Work): boolean {
  const { route, adviseToo } = triage;
  return route === 'answer' || (route === 'hand_off' && adviseToo) || isDoubtful(triage);
}

/** After triage: what a model makes of the words may find other texts, but sends the question nowhere else. */
async function rewriteStep(work: Work, { model }: AnswerDeps): Promise<void> {
  if (!model || !needsTexts(work) || isDoubtful(work.triage)) return;
  work.understood = await model.rewrite(work.asked, work.understood);
  work.trace.understood = work.understood;
}

async function retrieveStep(work: Work, deps: AnswerDeps): Promise<void> {
  const { understood, sums } = work;
  if (needsTexts(work)) work.found = await findAsked(deps, understood, sums);
  for (const one of besideAsked(work)) work.found.push(await find(deps, understood, one));
  if (work.found.length === 0) return;
  work.trace.retrieved = work.found.map(({ question, evidence }) => ({
    question,
    coverage: evidence.result.coverage,
    standard: evidence.weighed,
    guides: evidence.guides.slice(0, 5).map(({ content, likeness, place }) => ({
      section: `${content.guide}/${content.section}`,
      heading: content.heading,
      likeness,
      place,
    })),
    articles: evidence.articles.slice(0, 8).map(({ passage, score }) => ({
      passage: passage.id,
      title: passage.title,
      article: passage.article,
      score,
    })),
    precedence: evidence.precedence,
  }));
}

/** What would be asked back or declined is answered where a section of a guide is asked just so. */
function reconsiderStep(work: Work): void {
  if (!isDoubtful(work.triage)) return;
  const { language } = work.understood;
  const best = work.found[0] && guidesFor(work.found[0].evidence, language)[0];
  if (best && best.likeness >= TUNING.verdictSure && best.strength >= TUNING.guideClear[language]) {
    work.triage = answeringAfterAll(work.triage);
    work.trace.triage = work.triage;
  } else work.found = [];
}

/** What a hand-over shows besides: the articles of time limits that run out, and who may have legal aid. */
function besideAsked({ triage, understood: { standalone, language } }: Work): ToFind[] {
  const limits = triage.limits
    .filter(({ state }) => triage.adviseToo && state !== 'far')
    .map(({ law, article }) => ({ text: `${law}第${toChinese(article)}条`, question: standalone }));
  if (triage.team !== 'legal_aid') return limits;
  const who = wording('handed_off.legal_aid.who', language);
  return [...limits, { text: who, question: who }];
}

/** Which text prevails among several is a rule of law: it holds over any order. */
async function rerankStep({ found, trace }: Work, { model }: AnswerDeps): Promise<void> {
  if (!model) return;
  for (const { question, evidence } of found) {
    const better = evidence.standard ? null : await model.rerank(question, evidence.articles);
    if (!better) continue;
    evidence.articles = inPrecedence(better, ({ passage }) => passage.id, evidence.precedence);
    trace.reranked = evidence.articles.slice(0, 8).map(({ passage }) => passage.id);
  }
}

async function composeStep(work: Work, { model }: AnswerDeps): Promise<void> {
  if (work.found.length === 0) return;
  const { language, asOf } = work.understood;
  // What code reckons, or people approved, no model rewrites.
  const fixed = work.found.some(({ sum, evidence }) => sum !== undefined || evidence.standard);
  const written = fixed ? null : await model?.compose(work.found, work.understood, asOf);
  work.draft = written ?? compose(work.found, language, asOf);
}

function verifyStep(work: Work): void {
  if (!work.draft) return;
  let { draft, cut } = verify(work.draft);
  if (!draft && work.draft.blocks.some(({ made }) => made === 'model' || made === 'standard')) {
    const found = work.found.map((one) => ({ ...one, evidence: { ...one.evidence, standard: null } }));
    const plain = compose(found, work.understood.language, work.understood.asOf);
    const again = plain && verify(plain);
    if (again) ({ draft, cut } = { draft: again.draft, cut: [...cut, ...again.cut] });
  }
  work.trace.cut = cut;
  work.trace.made = draft?.blocks.map(({ made }) => made) ?? null;
  work.trace.taken = draft?.blocks.flatMap(({ about }) => about ?? []) ?? [];
  work.draft = draft;
}
