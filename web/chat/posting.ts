import type { Posted } from './direct-line.ts';

/** Waits before a post is tried again. */
const RETRIES_MS = [800, 2_500];

/** Posts until it is taken or refused, some times; the server recognises what it has by the client's id. */
export async function persistently(post: () => Promise<Posted>): Promise<Posted> {
  for (const wait of RETRIES_MS) {
    const posted = await post();
    if (posted !== 'unsent') return posted;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  return post();
}

/** Not `crypto.randomUUID`: a page served over plain http has none. */
export function newClientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
