import type { Cell } from './safe.ts';

/** A sheet: its name, its head, and rows that come as they are read. */
export interface Sheet {
  name: string;
  /** Lines above the head: what it is, who made it. */
  notes: readonly string[];
  columns: readonly Column[];
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>;
}

export interface Column {
  head: string;
  /** In characters. */
  width: number;
}
