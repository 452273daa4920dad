import type { Generated } from 'kysely';

/** What is switched, which data files were edited, and what the model has cost. */
export interface SwitchesTables {
  switches: SwitchTable;
  data_revisions: DataRevisionTable;
  model_use: ModelUseTable;
}

/** A change of a switch. The last row of a name holds; without a row its default does. */
interface SwitchTable {
  id: Generated<number>;
  /** Closed list: see `src/store/switches.ts`. */
  name: string;
  /** `on` or `off`. */
  state: string;
  /** In the words of who changed it; centre people read it, users do not. */
  reason: string;
  by_id: string;
  at: string;
}

/** An edit of a data file of the program. The `live` one of a path takes the place of the shipped file. */
interface DataRevisionTable {
  id: Generated<number>;
  /** Relative to the package, as `bot/triage/rules.yaml`. */
  path: string;
  /** The whole file as YAML; null: the shipped file again. */
  content: string | null;
  /** SHA-256 of the file that shipped when this was written. */
  base: string;
  note: string;
  /** `draft`, `review`, `live`, `replaced`, `undone`, `dropped`. */
  state: string;
  /** Counts changes of the draft, for compare-and-set. */
  revision: number;
  /** JSON of the last dry run; null: none of this content. */
  dry_run: string | null;
  /** The revision that was live before this one; null: the shipped file. */
  before_id: number | null;
  by_id: string;
  at: string;
  decided_by: string | null;
  decided_at: string | null;
  decision_note: string | null;
}

/** Tokens of a model used on a day, in all (`user_id` empty) and by one user. */
interface ModelUseTable {
  day: string;
  user_id: string;
  tokens: number;
}
