/**
 * Thresholds of answering, with the figures behind them in `bench/answers/README.md`.
 */
export const TUNING = {
  /** Passages asked of search per question. */
  hits: 24,
  /** A guide section this like the question answers, wherever search ranks it. */
  guideSure: 0.5,
  /** A guide section this like the question answers when search ranks it first of all. */
  guideLikely: 0.3,
  /** A second section answers beside the first when it is nearly as like. */
  guideBeside: 0.9,
  /** Share of the question's word weight that the best passage must hold to count as evidence. */
  coverage: 0.35,
  /** Articles quoted when the answer is taken from the texts. */
  articles: 3,
  /** Sources given to a model. */
  modelSources: 8,
  /** Longest quoted extract, in characters. */
  extract: 220,
} as const;
