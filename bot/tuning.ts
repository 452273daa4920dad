/**
 * Thresholds of answering, with the figures behind them in `bench/README.md`.
 */
export const TUNING = {
  /** Passages asked of search per question. */
  hits: 24,
  /** What the first place in search adds to the likeness of a guide section; half of it at `placeHalf`. */
  placeWeight: 0.25,
  placeHalf: 4,
  /** Guide sections whose articles are looked up. */
  guides: 4,
  /** Strength (likeness and place) from which a guide section answers. */
  guideStrength: 0.36,
  /** The lead of a second section stands beside the first when it is nearly as strong, and strong enough for itself. */
  guideBeside: 0.75,
  guideBesideStrength: 0.42,
  /** Below this likeness a section may not be what was asked: articles found are quoted beside it. */
  guideSure: 0.3,
  /** How many of these are looked at. */
  related: 2,
  /** Share of the question's word weight that the best passage must hold to count as evidence. */
  coverage: 0.35,
  /** From this share on an article is put forward; below it is named as the closest, no more. */
  coverageSure: 0.5,
  /** Articles quoted when the answer is taken from the texts. */
  articles: 3,
  /** Sources given to a model. */
  modelSources: 8,
  /** Longest quoted extract, in characters. */
  extract: 220,
  /** The same for what stands beside the answer. */
  extractShort: 120,
  /** Items of a list in an article that are set out. */
  items: 5,
} as const;
