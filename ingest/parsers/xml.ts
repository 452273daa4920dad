import { Parser } from 'htmlparser2';
import { fault } from '../../src/base/faults.ts';
import { declaredCharset, decode } from './decode.ts';

/** An element of an XML text. Names stand without their prefix, which writers choose as they like. */
export interface Xml {
  name: string;
  /** Attributes by their name as written and by their name without prefix. */
  attributes: Record<string, string>;
  children: (Xml | string)[];
}

/** Beyond this, mark-up is no text to cite any more: the tree of it would take several hundred megabytes. */
const MOST_BYTES = 32e6;
const DEEPEST = 256;

/**
 * The tree of an XML text, forgiving about faults; entities that the text declares are never expanded and
 * nothing is fetched. Throws `file_too_large`, and `file_broken` when it nests without end.
 */
export function parseXml(bytes: Uint8Array): Xml {
  if (bytes.length > MOST_BYTES)
    throw fault('file_too_large', {
      size: `${Math.ceil(bytes.length / 1e6)} MB XML`,
      limit: `${MOST_BYTES / 1e6} MB`,
    });
  return parseXmlText(decode(bytes, declaredCharset(bytes)).text);
}

/** The same for a text that is decoded already. */
export function parseXmlText(text: string): Xml {
  const root: Xml = { name: '', attributes: {}, children: [] };
  const open: Xml[] = [root];
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (open.length > DEEPEST) throw fault('file_broken', { reason: `nested over ${DEEPEST} levels` });
        const element: Xml = { name: local(name), attributes: named(attributes), children: [] };
        open.at(-1)?.children.push(element);
        open.push(element);
      },
      ontext: (words) => {
        const siblings = open.at(-1)?.children ?? [];
        const last = siblings.at(-1);
        if (typeof last === 'string') siblings[siblings.length - 1] = last + words;
        else siblings.push(words);
      },
      onclosetag: () => {
        if (open.length > 1) open.pop();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(text);
  return root;
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function named(attributes: Record<string, string>): Record<string, string> {
  const all = { ...attributes };
  for (const [name, value] of Object.entries(attributes)) if (name.includes(':')) all[local(name)] ??= value;
  return all;
}

/** Child elements, of one name or of any. */
export function childrenOf(element: Xml | null | undefined, name?: string): Xml[] {
  return (element?.children ?? []).filter(
    (child): child is Xml => typeof child !== 'string' && (name === undefined || child.name === name),
  );
}

/** The first child of a name, or null; with several names, the first grandchild and so on. */
export function childOf(element: Xml | null | undefined, ...names: string[]): Xml | null {
  let found: Xml | null = element ?? null;
  for (const name of names)
    found =
      (found?.children.find((child) => typeof child !== 'string' && child.name === name) as
        | Xml
        | undefined) ?? null;
  return found;
}

/** All elements of a name below another, in reading order. */
export function* within(element: Xml | null | undefined, name: string): Generator<Xml> {
  for (const child of childrenOf(element)) {
    if (child.name === name) yield child;
    yield* within(child, name);
  }
}

/** The `val` of a child, as Word and its kin write most properties; null without. */
export function valOf(element: Xml | null | undefined, ...names: string[]): string | null {
  return childOf(element, ...names)?.attributes.val ?? null;
}

/** All words in an element. */
export function wordsOf(element: Xml): string {
  return element.children.map((child) => (typeof child === 'string' ? child : wordsOf(child))).join('');
}
