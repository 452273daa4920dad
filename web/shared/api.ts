import { kept } from './kept.ts';

/** A refusal of the server, as it words it (RFC 9457); `offline`: it could not be reached at all. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly retryable: boolean;

  constructor(status: number, code: string, detail: string, retryable: boolean) {
    super(detail);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.retryable = retryable;
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** No call of a page may hang longer than this. */
const LIMIT_MS = 30_000;
const FILE_LIMIT_MS = 300_000;

const listeners = new Set<() => void>();
let csrf: string | null = null;

/** The secret of the session that every write carries; null: nobody is signed in. */
export function carryCsrf(token: string | null): void {
  csrf = token;
}

/** Tells when any call finds that nobody is signed in any more. Gives the way to stop. */
export function onSignedOut(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Calls the server as the person signed in here, with JSON, a file or a form of files, and reads its JSON. Throws `Problem` for every refusal, and when
 * there is no answer.
 */
export async function call<Answer>(
  method: Method,
  path: string,
  body?: object | Blob | FormData,
  signal?: AbortSignal,
): Promise<Answer> {
  const form = body instanceof FormData;
  const file = body instanceof Blob || form;
  const response = await reach(path, {
    method,
    signal: AbortSignal.any([
      AbortSignal.timeout(file ? FILE_LIMIT_MS : LIMIT_MS),
      ...(signal ? [signal] : []),
    ]),
    headers: {
      ...headers(),
      ...(body && !form && { 'Content-Type': typeOf(body) }),
    },
    ...(body && { body: file ? body : JSON.stringify(body) }),
  });
  if (!response.ok) throw await problemOf(response);
  if (response.status === 204) return undefined as Answer;
  return (await response.json()) as Answer;
}

function typeOf(body: object | Blob): string {
  if (!(body instanceof Blob)) return 'application/json';
  return body.type || 'application/octet-stream';
}

/** Headers of every call: the language of refusals, and the session's secret, which no other site knows. */
export function headers(): Record<string, string> {
  const language = document.documentElement.lang || kept('language', 'zh-CN');
  return { Accept: 'application/json', 'Accept-Language': language, ...(csrf && { 'X-CSRF-Token': csrf }) };
}

/** What a refused call says of itself. */
export async function problemOf(response: Response): Promise<Problem> {
  const { status } = response;
  const said = (await response.json().catch(() => ({}))) as Partial<Problem> & { detail?: string };
  if (status === 401) for (const listener of listeners) listener();
  return new Problem(status, said.code ?? 'internal', said.detail ?? '', said.retryable ?? status >= 500);
}

async function reach(path: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { credentials: 'same-origin', cache: 'no-store', ...request });
  } catch (error) {
    if (request.signal?.aborted && (error as Error).name !== 'TimeoutError') throw error;
    throw new Problem(0, 'offline', '', true);
  }
}
