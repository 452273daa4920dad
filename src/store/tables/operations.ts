/** Running it: what is set while it runs, and whose words were erased. */
export interface OperationsTables {
  settings: SettingTable;
  erasures: ErasureTable;
}

/** A setting that is changed while the server runs; without a row its default holds. */
interface SettingTable {
  key: string;
  /** JSON. */
  value: string;
  /** A person's id, or `cli`. */
  by_id: string;
  at: string;
}

/** A conversation whose words were erased; a restored backup erases them again. */
interface ErasureTable {
  conversation_id: string;
  /** `request` or `retention`. */
  reason: string;
  by_id: string;
  at: string;
}
