import { Fault, type FaultCode, fault } from '../../src/base/faults.ts';
import { type Reading, textOf } from '../blocks.ts';
import { unreadableShare } from '../characters.ts';
import { warning } from '../warnings.ts';

/** A reading or a refusal as plain data: classes do not survive the way between threads. */
export type Outcome =
  | { reading: Reading }
  | { refused: { code: FaultCode; facts: Record<string, string | number> } };

/** The longest statutes have some 200,000 characters and 3,000 paragraphs; far beyond that it is no text to cite. */
const MOST = { characters: 5_000_000, blocks: 50_000 };
/** Shares of characters nobody could read: from the first on a warning, from the second on a refusal. */
const UNREADABLE = { warn: 0.02, refuse: 0.2 };

/** Runs a reader and checks what it gives. */
export async function outcomeOf(read: () => Reading | Promise<Reading>): Promise<Outcome> {
  try {
    return { reading: checked(await read()) };
  } catch (cause) {
    const { code, facts } = explain(cause);
    return { refused: { code, facts } };
  }
}

/** Refuses a reading without text, with more of it than any text has, or with text that nobody can read. */
function checked(reading: Reading): Reading {
  const { blocks, warnings } = reading;
  const text = blocks.map(textOf).join('\n');
  if (text.trim() === '') {
    if (reading.parts && reading.parts.length > 0) return { ...reading, blocks: [] };
    throw fault('file_empty');
  }
  if (text.length > MOST.characters || blocks.length > MOST.blocks)
    throw fault('file_too_large', {
      size: `${text.length} characters, ${blocks.length} paragraphs`,
      limit: `${MOST.characters} characters, ${MOST.blocks} paragraphs`,
    });
  const share = unreadableShare(text);
  if (share >= UNREADABLE.refuse) throw fault('file_unreadable_text');
  if (share < UNREADABLE.warn) return reading;
  const percent = `${Math.round(share * 100)} %`;
  return { ...reading, warnings: [...warnings, warning('partly_unreadable', { share: percent })] };
}

/** Whatever a reader trips over (mark-up nested thousands deep, say) is the file's fault. */
function explain(cause: unknown): Fault {
  if (cause instanceof Fault) return cause;
  return fault('file_broken', { reason: cause instanceof Error ? cause.message : String(cause) }, cause);
}
