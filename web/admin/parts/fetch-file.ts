import { headers, problemOf } from '../../shared/api.ts';
import { nameIn } from './file-name.ts';

/** A file is made while one waits, so it may take longer than a call. */
const LIMIT_MS = 300_000;

/**
 * Fetches a file and gives it to the browser to keep, under the name that the server gave. Throws `Problem` for every
 * refusal, so that it is told in words instead of saved as a file.
 */
export async function fetchFile(path: string, body?: object): Promise<void> {
  const response = await fetch(path, {
    method: body ? 'POST' : 'GET',
    credentials: 'same-origin',
    cache: 'no-store',
    signal: AbortSignal.timeout(LIMIT_MS),
    headers: { ...headers(), Accept: '*/*', ...(body && { 'Content-Type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw await problemOf(response);
  const name = nameIn(response.headers.get('Content-Disposition') ?? '');
  keepFile(await response.blob(), name);
}

function keepFile(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
