import type { Found } from '../personal.ts';
import { isDate } from './checks.ts';

/**
 * Passport numbers: Chinese ones by their shape (E or G and eight digits, E and a letter and seven, DE, SE
 * and PE and seven), others, and the permits of Hong Kong, Macao and Taiwan, after a word that names them.
 */
export function findPassports(text: string): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(CHINESE)) {
    if (/^[Gg]/.test(match[0]) && isDate(match[0].slice(1))) continue;
    found.push({ kind: 'passport', start: match.index, end: match.index + match[0].length });
  }
  for (const match of text.matchAll(NAMED)) {
    const end = match.index + match[0].length;
    found.push({ kind: 'passport', start: end - match[1]!.length, end });
  }
  return found;
}

const CHINESE =
  /(?<![A-Za-z0-9_-])(?:[EG][ -]?\d{8}|E[A-HJ-NP-Z][ -]?\d{7}|[DSP]E[ -]?\d{7})(?![A-Za-z0-9_]|-\d)/gi;
const NAMED =
  /(?:passport|护照|護照|通行证|通行證|回乡证|台胞证|居留证|居留许可)[^A-Za-z0-9\n]{0,8}(?:(?:no|number|num|is|id|号码|号|是|为)[^A-Za-z0-9\n]{0,4}){0,3}([A-Za-z]{0,2}[ -]?\d(?:[ -]?\d){5,8}(?:\(\d\)|[A-Za-z])?)(?![A-Za-z0-9])/gi;
