import type { CitationSnapshot } from '../knowledge/passage.ts';

/** One statement and the citations it rests on, as positions from 1. */
export interface Claim {
  text: string;
  cites: number[];
}

/** What answers one thing asked, and how it was made: that decides how it is checked. */
export interface Block {
  made: 'guide' | 'extract' | 'model';
  lead: Claim;
  points: Claim[];
}

/** An answer before it is checked and written out. */
export interface Draft {
  /** Each block answers one thing asked: first its lead, then its points. */
  blocks: Block[];
  steps: string[];
  channels: string[];
  citations: CitationSnapshot[];
  /** Lines that must be shown with it, e.g. that a text was amended elsewhere. */
  cautions: string[];
  complete: boolean;
  /** What a model cost, when one wrote it. */
  cost?: { calls: number; input: number; output: number };
}
