import type { Day } from '../src/base/time.ts';
import { likeness, type Sketch } from './sketch.ts';

/** A version as far as it takes to tell copies. */
export interface Copy {
  id: number;
  documentId: number;
  /** Title in one spelling. */
  name: string;
  numberKey: string | null;
  sourceDigest: string;
  sketch: Sketch | null;
  publishedOn: Day | null;
  national: boolean;
  visible: boolean;
  /** Place of its level, the strongest first. */
  rank: number;
  /** The numbers that stand in it. */
  figures: readonly string[];
}

/** Share of runs in common from which a text is a reprint; 民法典 and its books, or two provinces' rules, share less. */
const REPRINT = 0.75;
/** With the same document number less is enough: one copy may lack an annex. */
const SAME_NUMBER = 0.5;
/** Whatever the same bytes came from (a folder in one file), the texts themselves must agree. */
const SAME_BYTES = 0.9;
/** Share of the numbers in the poorer text that the other must hold too; its years all. */
const FIGURES = 0.95;
const YEAR = /^(?:19|20)\d{2}$/;

/**
 * Whether two versions of different documents are the same text. Two texts with numbers of their own are two
 * texts, however alike (a policy carried on for another year), unless one passes the other on by its title; and a
 * text that differs in a figure is another text.
 */
export function isCopy(a: Copy, b: Copy): boolean {
  if (a.id === b.id || a.documentId === b.documentId) return false;
  const alike = a.sketch && b.sketch ? likeness(a.sketch, b.sketch) : 0;
  if (a.sourceDigest === b.sourceDigest && alike >= SAME_BYTES) return true;
  if (a.numberKey !== null && a.numberKey === b.numberKey) return alike >= SAME_NUMBER && sameFigures(a, b);
  const passedOn = a.name.includes(b.name) || b.name.includes(a.name);
  const bothNumbered = a.numberKey !== null && b.numberKey !== null;
  return alike >= REPRINT && (!bothNumbered || passedOn) && sameFigures(a, b);
}

/** The copy that answers: public, of the widest reach and strongest level, with a number, the first published. */
export function bestOf(group: readonly Copy[]): Copy {
  const order = (copy: Copy) => [
    copy.visible ? 0 : 1,
    copy.national ? 0 : 1,
    copy.rank,
    copy.numberKey === null ? 1 : 0,
    copy.publishedOn ?? '9999',
    copy.id,
  ];
  return [...group].sort((a, b) => compare(order(a), order(b)))[0]!;
}

function compare(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (const [i, value] of a.entries()) {
    const other = b[i]!;
    if (value !== other) return value < other ? -1 : 1;
  }
  return 0;
}

function sameFigures(a: Copy, b: Copy): boolean {
  const [few, many] = a.figures.length <= b.figures.length ? [a, b] : [b, a];
  const held = new Set(many.figures);
  const shared = few.figures.filter((figure) => held.has(figure)).length;
  const years = few.figures.filter((figure) => YEAR.test(figure));
  return years.every((year) => held.has(year)) && shared >= few.figures.length * FIGURES;
}
