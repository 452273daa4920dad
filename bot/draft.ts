import type { CitationSnapshot } from '../knowledge/passage.ts';
import type { InputName } from '../services/calculators/calculation.ts';

/** One statement and the citations it rests on, as positions from 1. */
export interface Claim {
  text: string;
  cites: number[];
}

export interface Table {
  head: string[];
  rows: string[][];
}

/** What answers one thing asked, and how it was made: that decides how it is checked. */
export interface Block {
  made: 'standard' | 'guide' | 'extract' | 'model' | 'computed';
  lead: Claim;
  points: Claim[];
  /** What the cited text sets out as a table, cell by cell as it stands there; it rests on what the lead does. */
  table?: Table;
  /** The part of the message that it answers, on the first block of that part. */
  asked?: string;
  /** How a block opens that stands beside the one that answers. */
  beside?: string;
  /** The guide section, or standard answer, it was taken from. */
  about?: string;
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
  /** Parts of the message that nothing was found for. */
  open?: string[];
  /** What must be known for a sum that was asked for. */
  missing?: InputName[];
  /** What to offer answers for, as buttons: it is missing, or would say more. */
  offered?: InputName;
  /** What guide sections that come next are about, to be offered as buttons where the first may not be meant. */
  others?: string[];
  /** What the centre's own guides say of articles (`title#article`), to hold what a model wrote against. */
  said?: { articles: string[]; text: string }[];
}

export function emptyDraft(): Draft {
  return { blocks: [], steps: [], channels: [], citations: [], cautions: [], complete: true };
}
