/**
 * Constants of search with the figure that justifies each. "Dev" is the 617 questions of
 * `statutes/queries.dev.jsonl` over 59,712 articles (`bench/retrieval`); both halves of the questions agree
 * on every choice made here.
 */

/** BM25 over weighted fields. */
export const BM25 = {
  /** Dev MRR .418 / .423 / .426 / .428 at 0.6 / 0.9 / 1.2 / 1.6: flat above 1. */
  k1: 1.4,
  /** Dev MRR .397 / .414 / .426 at 0.3 / 0.5 / 0.75. */
  b: 0.75,
  /** A longer question is cut to its weightiest terms, which bounds the time of any search. */
  maxTerms: 160,
} as const;

/** How often a word of each field counts. Dev MRR .426 with all at 1, .413 with the text alone, .435 so. */
export const FIELDS = {
  title: 0.5,
  documentNumber: 0.5,
  headings: 1,
  text: 1,
  searchText: 1,
} as const;

/** When segments of postings are cut, and when the dead are swept out. */
export const COMPACTION = {
  /** Postings per new segment: about 10 ms of sorting, the longest step that cannot be interrupted. */
  segmentTerms: 60_000,
  /** Share and number of removed passages whose postings may lie about. */
  sweepShare: 0.1,
  sweepCount: 200,
} as const;

/** Following the rows. */
export const CATCH_UP = {
  /** Passages read from the database at once: 5 to 10 ms. */
  pageSize: 200,
  /** How often the change counters are looked at, besides before each search. */
  everyMs: 300,
  /** How long a search waits for the index to catch up before it answers from what is there. */
  searchWaitsMs: 1500,
} as const;

/** Words of the law added to a question by the thesaurus. */
export const EXPANSION = {
  /**
   * Of a word said. Words alone (plain BM25) at 0 / 0.15 / 0.3 / 0.5: dev MRR .439 / .443 / .444 / .448, recall@10
   * .505 / .504 / .511 / .515, recall@100 .723 / .732 / .732 / .739; LawBench scenarios recall@10 .823 / .829 /
   * .823 / .823; enterprise questions recall@10 .520 / .580 / .580 / .600 Chinese, 0 / .400 / .400 / .467 English.
   */
  weight: 0.4,
} as const;

/**
 * Joining the two halves. With models that did not see the question (five folds, `bench/train/fused.ts`), MRR /
 * recall@10 / recall@100: dev .540 / .635 / .850, where words alone give .445 / .514 / .738 and likeness alone
 * .509 / .628 / .836. The LawBench scenarios, long and in words of the law: .675 / .823 / .945, words alone .670 /
 * .823 / .915. The constants below were chosen with the model before this one (dev .514 / .612 / .832).
 */
export const FUSION = {
  /** Matches taken from each half. */
  depth: 150,
  /**
   * What the score by words counts beside a cosine, over the root of the question's weight. At 0.03 / 0.05 /
   * 0.07 / 0.1: dev recall@10 .619 / .615 / .612 / .599, scenarios .787 / .799 / .817 / .829.
   */
  words: 0.07,
  /** Weight of the question below which its words do not count for more: one rare word is no certainty. */
  leastWeight: 30,
  /**
   * Of the first `voters`, the first `votes` of a text speak for all of it. At 0 / 0.1 / 0.2: dev MRR .507 / .512 /
   * .514, recall@10 .604 / .609 / .612, recall@100 .827 / .830 / .832; scenarios' recall@10 .817 at each.
   */
  vote: 0.2,
  voters: 100,
  votes: 5,
  /** A text in the other language than the question's answers only where nothing in its own is near. */
  otherLanguage: 0.6,
  /** A text that the question names goes before likelier words elsewhere. */
  named: 2,
  /** Passages of such texts that are looked at though others are likelier. */
  perNamed: 20,
} as const;

/** Passages that a question names outright. */
export const EXACT = {
  /** Of a document named by its number alone. */
  perDocument: 5,
  /** Of all references together. */
  most: 20,
} as const;

/** Making vectors. */
export const EMBEDDING = {
  /** Texts per call of the embedder: with the built-in one about 10 ms. */
  batch: 32,
  /** Vectors per transaction: each waits for the disk once. */
  rowsPerWrite: 256,
  /** Longest wait of a question for its vector, and of a batch of passages. */
  questionMs: 2000,
  passagesMs: 30_000,
  /** How long opening waits for vectors: a small set is there at once, a large one follows while words answer. */
  startWaitsMs: 100,
  /** Pause after a failed batch, doubled each time up to the longest. */
  retryMs: 5000,
  longestRetryMs: 300_000,
} as const;

/** The graph over vectors (HNSW), an accelerator of likeness. */
export const GRAPH = {
  /** Below this many vectors all are looked at: 20,000 of 256 numbers take 5 ms. */
  from: 20_000,
  /** Links per point and effort of building and searching, as `hnswlib` names them M, efConstruction, ef. */
  links: 16,
  effort: 200,
  searchEffort: 128,
  /** Built anew when more than this share and number of vectors are unknown to it or gone from it. */
  looseShare: 0.15,
  looseCount: 2000,
  /** Where a smaller share of vectors passes the filter, the passing ones are looked at instead. */
  leastShare: 0.25,
  /** How many more are asked for than the share calls for. */
  surplus: 1.3,
} as const;

/** Saving the postings. */
export const SNAPSHOT = {
  /** Least time between two saves: 60,000 passages are 60 MB. */
  everyMs: 60_000,
} as const;
