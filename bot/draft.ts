import type { CitationSnapshot } from '../knowledge/passage.ts';

/** One statement and the citations it rests on, as positions from 1. */
export interface Claim {
  text: string;
  cites: number[];
}

/** An answer before it is checked and written out. */
export interface Draft {
  /** Each block answers one thing asked: first its lead, then its points. */
  blocks: { lead: Claim; points: Claim[] }[];
  steps: string[];
  channels: string[];
  citations: CitationSnapshot[];
  /** Lines that must be shown with it, e.g. that a text was amended elsewhere. */
  cautions: string[];
  /** `guide`, `extract` or `model`: how it was made. */
  made: 'guide' | 'extract' | 'model';
  complete: boolean;
  /** What a model cost, when one wrote it. */
  cost?: { calls: number; input: number; output: number };
}
