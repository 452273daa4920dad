/** A piece of a Rich Text file. */
export type Token =
  | { kind: 'open' }
  | { kind: 'close' }
  | Word
  /** Bytes of text, in the encoding of the font at hand. */
  | { kind: 'byte'; byte: number };

/** `\par`, `\u20013`; `optional`: set off by `\*`, to be skipped with its group by who does not know it. */
export interface Word {
  kind: 'word';
  word: string;
  value: number | null;
  optional: boolean;
}

const BACKSLASH = 0x5c;

/** Tokens of a Rich Text file, one by one. Binary data (`\bin`) is skipped. */
export function* rtfTokens(bytes: Uint8Array): Generator<Token> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  let optional = false;
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code === 0x7b || code === 0x7d) {
      yield code === 0x7b ? { kind: 'open' } : { kind: 'close' };
      at++;
    } else if (code !== BACKSLASH) {
      if (code !== 10 && code !== 13 && code !== 0) yield { kind: 'byte', byte: code };
      at++;
    } else {
      const read = control(text, at + 1);
      at = read.end;
      if (read.word === '*') optional = true;
      else {
        if (read.word === "'") yield { kind: 'byte', byte: read.value ?? 0x3f };
        else yield { kind: 'word', word: read.word, value: read.value, optional };
        optional = false;
      }
    }
  }
}

interface Control {
  word: string;
  value: number | null;
  end: number;
}

const WORD = /([a-zA-Z]{1,32})(-?\d{1,10})? ?/y;

/** The control at a place behind its backslash. */
function control(text: string, at: number): Control {
  WORD.lastIndex = at;
  const match = WORD.exec(text);
  if (!match) {
    const sign = text.charAt(at);
    if (sign !== "'") return { word: sign, value: null, end: at + 1 };
    const byte = Number.parseInt(text.slice(at + 1, at + 3), 16);
    return { word: sign, value: Number.isNaN(byte) ? null : byte, end: at + 3 };
  }
  const value = match[2] === undefined ? null : Number(match[2]);
  const skipped = match[1] === 'bin' ? Math.max(0, value ?? 0) : 0;
  return { word: match[1] as string, value, end: at + match[0].length + skipped };
}
