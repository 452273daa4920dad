/** Answers written beforehand, and how well questions are answered. */
export interface InsightTables {
  standard_answers: StandardAnswerTable;
  standard_revisions: StandardRevisionTable;
  eval_sets: EvalSetTable;
  eval_questions: EvalQuestionTable;
  eval_runs: EvalRunTable;
  eval_results: EvalResultTable;
}

interface StandardAnswerTable {
  id: string;
  /** `draft`, `live`, `retired`. */
  state: string;
  /** Revision that answers; null: none does. */
  live_number: number | null;
  /** Revision that waits for a decision. */
  draft_number: number | null;
  /** The desk's proposal it was made from. */
  proposal_id: string | null;
  updated_at: string;
  retired_reason: string | null;
}

interface StandardRevisionTable {
  answer_id: string;
  number: number;
  /** `draft`, `approved`, `returned`, `superseded`. */
  state: string;
  /** JSON: `StandardContent` of `services/standard-answers/api`. */
  content: string;
  by_id: string;
  at: string;
  decided_by: string | null;
  decided_at: string | null;
  comment: string | null;
}

interface EvalSetTable {
  id: string;
  name: string;
  about: string;
  updated_at: string;
}

interface EvalQuestionTable {
  id: string;
  set_id: string;
  /** Its `id` in files; unique in the set. */
  name: string;
  /** JSON: the row of a questions file, with whatever else stood in it. */
  content: string;
  /** `hand`, `search_test`, `question`, `import`. */
  source: string;
  /** Conversation it was asked in; erasing that erases the question. */
  conversation_id: string | null;
  by_id: string;
  updated_at: string;
}

interface EvalRunTable {
  id: string;
  set_id: string;
  label: string;
  /** `queued`, `running`, `done`, `failed`, `cancelled`, `interrupted`. */
  state: string;
  overlay: number;
  model: number;
  by_id: string;
  started_at: string;
  ended_at: string | null;
  problem: string | null;
  /** JSON: `RunFigures` of `src/operations/evaluation/run-views`, once it has ended. */
  summary: string | null;
}

/** One question of a run, as it stood when the run began. */
interface EvalResultTable {
  run_id: string;
  question_id: string;
  position: number;
  /** JSON: the row of a questions file. */
  question: string;
  /** JSON: the result line of `lastkm eval answers`; null: not played. */
  result: string | null;
  conversation_id: string | null;
}
