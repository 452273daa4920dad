import { STATUS_CODES } from 'node:http';
import type { ErrorRequestHandler, Request } from 'express';
import { Fault, fault } from '../base/faults.ts';
import type { Language } from '../base/language.ts';
import type { Logger } from '../base/log.ts';
import { DataInvalid } from '../operations/data/invalid.ts';
import { isUnavailable } from '../store/failures.ts';

/**
 * The one place where errors become HTTP: an RFC 9457 problem document in the caller's language. A bug is
 * reported here, once, and leaves as `internal` without a word of its message.
 */
export function problems(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const known = toFault(error);
    if (known.code === 'internal' || known.code === 'storage_unavailable')
      logger.error({ method: request.method, route: request.route?.path, err: error }, known.code);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const problem = problemOf(known, languageOfRequest(request));
    const directline = request.path.startsWith('/v3/directline');
    response
      .status(known.status)
      .type('application/problem+json')
      .setHeader('Vary', 'Accept-Language')
      // Direct Line clients read `error`.
      .send(JSON.stringify(directline ? { ...problem, error: directLineError(problem) } : problem));
  };
}

/** A fault as an RFC 9457 problem document. */
export function problemOf(known: Fault, language: Language) {
  return {
    type: `urn:lastkm:problem:${known.code}`,
    title: STATUS_CODES[known.status] ?? 'Error',
    status: known.status,
    detail: known.in(language),
    code: known.code,
    retryable: known.retryable,
    ...(known instanceof DataInvalid && { problems: known.problems }),
  };
}

/** Any error as a fault: refusals as they are, storage and malformed requests by their kind, all else `internal`. */
export function toFault(error: unknown): Fault {
  if (error instanceof Fault) return error;
  if (isUnavailable(error)) return fault('storage_unavailable', {}, error);
  const { type, status } = error as { type?: string; status?: number };
  if (type === 'entity.too.large') return fault('body_too_large');
  if (status === 404) return fault('not_found');
  if (typeof status === 'number' && status >= 400 && status < 500)
    return fault('body_invalid', { problem: type ?? 'malformed request' });
  return fault('internal', {}, error);
}

/** Chinese unless English is asked for first. */
export function languageOfRequest(request: Request): Language {
  return request.acceptsLanguages('zh', 'en') === 'en' ? 'en' : 'zh';
}

function directLineError({ code, detail }: { code: string; detail: string }) {
  return { code: code === 'token_expired' ? 'TokenExpired' : code, message: detail };
}
