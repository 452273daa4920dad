import type { Known } from './filing.ts';
import { type Found, found } from './found.ts';
import { isSignature } from './lines.ts';
import { vocabulary } from './vocabulary.ts';

/** 北京市第十五届人民代表大会常务委员会, 广州市人民政府: who speaks in a line of a history. */
const LOCAL_CONGRESS =
  /(?:\p{Script=Han}{2,9}?(?:省|市|自治区|自治州|县))第?[一二三四五六七八九十]*届?人民代表大会(?:常务委员会)?/u;
const TITLE_ISSUER = /^(\p{Script=Han}[\p{Script=Han}\s、]{1,60}?)(?:关于|转发|批转|印发)/u;
const ORDER_ISSUER = /(?:中华人民共和国)?(\p{Script=Han}[\p{Script=Han}、\s]{1,40}?)(?:令|公告)/u;
/** How many lines at the end of a text its signature may stand in. */
const SIGNATURE_REACH = 6;

/** Who issued a text, each authority by itself where several did so together. */
export function issuersOf(known: Known): Found<string[]> | null {
  const { title, front, hints, row, number, body } = known;
  const named = row?.issuing_body.replace(/\s*\([^)]*\)\s*$/, '').trim();
  if (named) return found(apart(named), 'manifest');
  const congress = front.history.map((line) => LOCAL_CONGRESS.exec(line)?.[0]).findLast(Boolean);
  if (congress) return found([congress], 'history', front.history.at(-1) ?? null);
  const signed = signature(body);
  const ofTitle = TITLE_ISSUER.exec(title)?.[1];
  if (ofTitle) return found(joint(apart(ofTitle), signed), 'title', title);
  const central = centralIn(front.history);
  if (central) return found([central.issuer], 'history', central.line);
  const ofNumber = ORDER_ISSUER.exec(number ?? '')?.[1] ?? prefixIssuer(number);
  if (ofNumber) return found(joint(apart(ofNumber), signed), 'document number', number);
  const ofHistory = ORDER_ISSUER.exec(front.history.at(-1) ?? '')?.[1];
  if (ofHistory) return found(apart(ofHistory), 'history', front.history.at(-1) ?? null);
  return (
    found(signed.length > 0 ? signed : null, 'signature', signed.join('')) ??
    found(hints.issuer ? apart(hints.issuer) : null, 'page')
  );
}

function centralIn(history: readonly string[]): { issuer: string; line: string } | null {
  for (const { words, issuer } of vocabulary.issuers) {
    const line = history.find((one) => new RegExp(words).test(one));
    if (line) return { issuer, line };
  }
  return null;
}

/** A signature that names the first issuer names those with it. */
function joint(issuers: string[], signed: readonly string[]): string[] {
  const together = signed.some((name) => issuers.includes(name)) && signed.length > issuers.length;
  return together ? [...signed] : issuers;
}

function signature(body: readonly string[]): string[] {
  const names = body
    .slice(-SIGNATURE_REACH)
    .map((line) => line.trim())
    .filter((line) => isSignature(line))
    .flatMap(apart);
  return [...new Set(names)];
}

/** Authorities set apart by a space or 、; within one name there is neither. */
function apart(names: string): string[] {
  return names
    .split(/[\s、，]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function prefixIssuer(number: string | null): string | undefined {
  const prefixes = Object.entries(vocabulary.numberPrefixes).sort(([a], [b]) => b.length - a.length);
  return prefixes.find(([prefix]) => number?.startsWith(prefix))?.[1];
}
