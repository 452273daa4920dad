import type { Place } from './word-numbering.ts';
import { childOf, childrenOf, valOf, type Xml } from './xml.ts';

/** What the styles of a Word document make of a paragraph or run. */
export interface Properties {
  /** Level of a heading, 1 outermost; null for text. */
  headingLevel(paragraph: Xml): number | null;
  /** Its place in an automatic list; null without. */
  placeOf(paragraph: Xml): Place | null;
  /** A line of a table of contents, which repeats headings. */
  isContents(paragraph: Xml): boolean;
  /** A run nobody sees: hidden, or white or tiny letters on bare paper. */
  isHidden(run: Xml, paragraph: Xml, onPaper: boolean): boolean;
}

interface Style {
  element: Xml;
  name: string;
  base: string | null;
}

/** Half points; at or below one and a half points letters are a line. */
const TINY = 3;
const DEEPEST_BASE = 10;

/** Reads `styles.xml`. */
export function readProperties(styles: Xml | null): Properties {
  const known = new Map<string, Style>();
  for (const element of childrenOf(styles, 'style'))
    known.set(element.attributes.styleId ?? '', {
      element,
      name: (valOf(element, 'name') ?? '').toLowerCase(),
      base: valOf(element, 'basedOn'),
    });
  /** A style and those it builds on, nearest first. */
  const chain = (id: string | null): Style[] => {
    const found: Style[] = [];
    for (let next = id; next !== null && found.length < DEEPEST_BASE; ) {
      const style = known.get(next);
      if (!style) break;
      found.push(style);
      next = style.base;
    }
    return found;
  };
  const stylesOf = (paragraph: Xml) => chain(valOf(paragraph, 'pPr', 'pStyle'));
  return {
    headingLevel: (paragraph) => headingLevel(paragraph, stylesOf(paragraph)),
    placeOf: (paragraph) => placeOf(paragraph, stylesOf(paragraph)),
    isContents: (paragraph) => stylesOf(paragraph).some(({ name }) => /^(toc|目录) ?\d$/.test(name)),
    isHidden: (run, paragraph, onPaper) => {
      const own = childOf(run, 'rPr');
      const of = [
        own,
        ...chain(valOf(own, 'rStyle')).map(({ element }) => childOf(element, 'rPr')),
        ...stylesOf(paragraph).map(({ element }) => childOf(element, 'rPr')),
      ];
      return vanishes(of) || (onPaper && isInvisible(own, paragraph));
    },
  };
}

function headingLevel(paragraph: Xml, styles: readonly Style[]): number | null {
  const outline = [paragraph, ...styles.map(({ element }) => element)]
    .map((element) => valOf(element, 'pPr', 'outlineLvl'))
    .find((value) => value !== null);
  if (outline !== undefined && outline !== null) return Number(outline) < 9 ? Number(outline) + 1 : null;
  for (const { name } of styles) {
    const level = /^(?:heading|标题) ?([1-9])$/.exec(name)?.[1];
    if (level) return Number(level);
    if (name === 'title' || name === '标题') return 1;
    if (name === 'subtitle' || name === '副标题') return 2;
  }
  return null;
}

/** Paragraphs are numbered by themselves or by their style; list 0 takes the number away. */
function placeOf(paragraph: Xml, styles: readonly Style[]): Place | null {
  const owners = [paragraph, ...styles.map(({ element }) => element)];
  const number = (name: string) =>
    owners.map((owner) => valOf(owner, 'pPr', 'numPr', name)).find((value) => value !== null) ?? null;
  const list = number('numId');
  return list === null || list === '0' ? null : { list, level: Number(number('ilvl') ?? 0) };
}

function vanishes(properties: readonly (Xml | null)[]): boolean {
  for (const name of ['vanish', 'specVanish']) {
    const mark = properties.map((one) => childOf(one, name)).find((found) => found !== null);
    if (mark && !/^(0|false|off)$/.test(mark.attributes.val ?? '')) return true;
  }
  return false;
}

function isInvisible(own: Xml | null, paragraph: Xml): boolean {
  const size = valOf(own, 'sz');
  if (size !== null && Number(size) <= TINY) return true;
  const shaded = childOf(own, 'shd') ?? childOf(own, 'highlight') ?? childOf(paragraph, 'pPr', 'shd');
  return /^fff(fff)?$/i.test(valOf(own, 'color') ?? '') && !shaded;
}
