import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { fault } from '../../src/base/faults.ts';
import { type Block, type Part, type Reading, textOf, weigh } from '../blocks.ts';
import { readHtml } from './html.ts';
import { readText } from './text.ts';

/** Beyond these a mail is an attack or a disk, not a letter. */
const LIMITS = { maxNestingDepth: 32, maxHeadersSize: 1_000_000 };
const MOST_PARTS = 200;

/**
 * A mail: its subject as title, its body (the HTML one where it says as much as the plain one), and what is
 * attached as documents of their own. Pictures set into the body are left out, nothing is fetched.
 * Throws `file_encrypted`, `file_broken`.
 */
export async function readEmail(bytes: Uint8Array): Promise<Reading> {
  const email = await PostalMime.parse(bytes, LIMITS);
  if (isEncrypted(email)) throw fault('file_encrypted');
  if (email.headers.length === 0) throw fault('file_broken', { reason: 'no headers' });
  const body = bodyOf(email);
  const subject = email.subject?.trim();
  const title: Block[] = subject ? [{ kind: 'heading', level: 1, text: subject, page: null }] : [];
  const parts = email.attachments.filter(isDocument).slice(0, MOST_PARTS).map(partOf);
  return {
    blocks: body.blocks.length > 0 || parts.length === 0 ? [...title, ...body.blocks] : [],
    hints: {},
    pages: null,
    warnings: body.warnings.filter(({ code }) => code !== 'encoding_guessed'),
    parts,
  };
}

function isEncrypted({ headers, attachments }: Email): boolean {
  const type = headers.find(({ key }) => key === 'content-type')?.value ?? '';
  return (
    /multipart\/encrypted|application\/(x-)?pkcs7-mime(?!.*signed-data)/i.test(type) ||
    attachments.some(({ mimeType }) => /^application\/pgp-encrypted$/.test(mimeType))
  );
}

function bodyOf({ html, text }: Email): Pick<Reading, 'blocks' | 'warnings'> {
  const none = { blocks: [], warnings: [] };
  const page = html ? readHtml(Buffer.from(html)) : none;
  const plain = text ? readText(Buffer.from(text)) : none;
  return amount(page.blocks) * 2 >= amount(plain.blocks) ? page : plain;
}

function amount(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + weigh(textOf(block)), 0);
}

/** Attached by somebody, and no signature, calendar entry or picture of the letter. */
function isDocument({ mimeType, related, disposition, contentId }: Attachment): boolean {
  if (/pkcs7|pgp|calendar|vcard/.test(mimeType)) return false;
  return !related && !(disposition === 'inline' && contentId !== undefined);
}

function partOf({ filename, content, mimeType }: Attachment, i: number): Part {
  const name =
    filename?.trim().replace(/[\\/\u0000-\u001f]/g, '_') || `${i + 1}.${EXTENSIONS[mimeType] ?? 'bin'}`;
  const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
  return { name, bytes };
}

const EXTENSIONS: Record<string, string> = {
  'message/rfc822': 'eml',
  'text/plain': 'txt',
  'text/html': 'html',
  'application/pdf': 'pdf',
  'application/msword': 'doc',
};
