const WINDOW = 2_000;
/** More pages than any document has; a file that claims them wants to exhaust its reader. */
const MOST_CLAIMED = 1_000_000;

/**
 * Whether the page trees of a PDF claim numbers of pages that can be: readers repair or ignore the claim, so a
 * file made to harm them would otherwise pass as a text. Trees inside compressed objects are left to the reader.
 */
export function hasSoundPageCount(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = buffer.indexOf('/Pages'); at >= 0; at = buffer.indexOf('/Pages', at + 6)) {
    const around = buffer.toString('latin1', Math.max(0, at - WINDOW), at + WINDOW);
    const claim = claimOf(around, Math.min(at, WINDOW));
    if (claim && !isSound(buffer, claim)) return false;
  }
  return true;
}

/** What stands behind `/Count` in the object that a `/Type /Pages` belongs to. */
function claimOf(text: string, at: number): string | null {
  if (!/\/Type\s*$/.test(text.slice(0, at)) || !/^\/Pages\b/.test(text.slice(at))) return null;
  const begin = Math.max(text.lastIndexOf('obj', at), 0);
  const end = text.indexOf('endobj', at);
  const object = text.slice(begin, end < 0 ? undefined : end);
  return /\/Count\s+(-?\d+(?:\s+\d+\s+R)?)/.exec(object)?.[1] ?? null;
}

function isSound(buffer: Buffer, claim: string): boolean {
  const [number, generation] = claim.split(/\s+/);
  if (generation === undefined) return Number(number) >= 0 && Number(number) <= MOST_CLAIMED;
  const at = buffer.indexOf(`\n${number} ${generation} obj`);
  // An object that stands nowhere in the open is a compressed one.
  return at < 0 || /obj\s+\d+\s+endobj/.test(buffer.toString('latin1', at, at + 100));
}
