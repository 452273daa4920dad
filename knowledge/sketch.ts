/**
 * Sketches of texts by which near-duplicates are found: one-permutation MinHash (Li, Owen and Zhang 2012) over
 * runs of five characters. Two texts agree in about as many places of their sketches as they share runs.
 */
export type Sketch = Uint32Array;

const PLACES = 128;
/** Places per band: texts that share four runs in five meet in some band with a chance of 1 - 10⁻⁷. */
const PER_BAND = 4;
const RUN = 5;
/** Shorter texts are too much alike by form alone. */
const SHORTEST = 60;
const EMPTY = 0xffffffff;
const BUCKET = 0x100000000 / PLACES;

/** The sketch of a text, punctuation and spaces aside; null for one too short to tell. */
export function sketchOf(text: string): Sketch | null {
  const plain = text.normalize('NFKC').replace(/[^\p{Letter}\p{Number}]/gu, '');
  if (plain.length < SHORTEST) return null;
  const sketch = new Uint32Array(PLACES).fill(EMPTY);
  for (let end = RUN; end <= plain.length; end++) {
    const hash = hashOf(plain, end - RUN, end);
    const place = Math.floor(hash / BUCKET);
    if (hash < sketch[place]!) sketch[place] = hash;
  }
  return densified(sketch);
}

/** Share of places in which two sketches agree: an estimate of the share of runs in common. */
export function likeness(a: Sketch, b: Sketch): number {
  let same = 0;
  for (let place = 0; place < PLACES; place++) if (a[place] === b[place]) same++;
  return same / PLACES;
}

/** Names of the bands of a sketch; texts without a band in common are not alike. */
export function bandsOf(sketch: Sketch): string[] {
  return Array.from({ length: PLACES / PER_BAND }, (_, band) => {
    const places = sketch.subarray(band * PER_BAND, (band + 1) * PER_BAND);
    return `${band}:${[...places].map((value) => value.toString(36)).join('.')}`;
  });
}

/** A sketch as it is stored. */
export function writeSketch(sketch: Sketch): string {
  return Buffer.from(sketch.buffer, sketch.byteOffset, sketch.byteLength).toString('base64');
}

/** The sketch of what `writeSketch` gave. */
export function readSketch(written: string): Sketch {
  const bytes = Buffer.from(written, 'base64');
  return new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

/** A place without a run takes that of the next one with one, so that short texts can be compared (Shrivastava and Li 2014). */
function densified(sketch: Sketch): Sketch {
  const filled = new Uint32Array(sketch);
  for (let place = 0; place < PLACES; place++) {
    let from = place;
    while (sketch[from] === EMPTY) from = (from + 1) % PLACES;
    filled[place] = sketch[from]! + (from === place ? 0 : ((from - place + PLACES) % PLACES) * 0x9e37);
  }
  return filled;
}

/** FNV-1a over the characters, with the last mixing of MurmurHash3 so that all bits count. */
function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
