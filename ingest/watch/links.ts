import { Parser } from 'htmlparser2';
import { tighten } from '../characters.ts';
import { vocabulary } from './vocabulary.ts';

/** A link of a page, its address complete. */
export interface Link {
  url: string;
  /** Its words, else its title. */
  name: string;
  /** Stands in a menu, header or footer. */
  furniture: boolean;
}

const MAX_LINKS = 20_000;
const MAX_NAME = 300;
const MAX_ATTACHMENTS = 30;

/** All links of a page to pages and files, in order, each address once, under its longest name. */
export function linksOf(html: string, pageUrl: string): Link[] {
  const links = new Map<string, Link>();
  let base = pageUrl;
  let depth = 0;
  let open: { url: string; title: string; words: string } | null = null;
  const parser = new Parser({
    onopentag: (tag, { href = '', title = '', download = '' }) => {
      if (vocabulary.furniture.has(tag)) depth++;
      if (tag === 'base') base = complete(href, pageUrl) ?? base;
      const url = tag === 'a' ? complete(href, base) : null;
      if (url) open = { url, title: download || title, words: '' };
    },
    ontext: (text) => {
      if (open && open.words.length < MAX_NAME) open.words += text;
    },
    onclosetag: (tag) => {
      if (vocabulary.furniture.has(tag) && depth > 0) depth--;
      if (tag !== 'a' || !open) return;
      const name = tighten(open.words || open.title).slice(0, MAX_NAME);
      const held = links.get(open.url);
      if (held && name.length > held.name.length) held.name = name;
      if (!held && links.size < MAX_LINKS) links.set(open.url, { url: open.url, name, furniture: depth > 0 });
      open = null;
    },
  });
  parser.end(html);
  return [...links.values()];
}

/** The files that a notice has as attachments: links in its text that end as documents do. */
export function attachmentsOf(html: string, pageUrl: string): Link[] {
  return linksOf(html, pageUrl)
    .filter(({ url, name, furniture }) => !furniture && url !== pageUrl && isAttachment(url, name))
    .slice(0, MAX_ATTACHMENTS);
}

function isAttachment(url: string, name: string): boolean {
  const { pathname, searchParams } = new URL(url);
  return [pathname, ...searchParams.values(), name].some((text) => {
    const ending = /\.([a-z]{2,4})\s*[）)】]?\s*$/i.exec(text)?.[1]?.toLowerCase();
    return ending !== undefined && vocabulary.attachments.has(ending);
  });
}

/** An address as it is from its page on, without its fragment; null for what is no page or file. */
function complete(href: string, base: string): string | null {
  const text = href.trim();
  if (text === '' || text.startsWith('#') || !URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  url.hash = '';
  return url.href;
}
