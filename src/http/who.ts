import { randomUUID } from 'node:crypto';
import type { Request } from 'express';
import { fault } from '../base/faults.ts';
import type { Bearer, Tokens } from './tokens.ts';

/** Reads whose token a request carries. Throws `unauthorized` or `token_expired`. */
export function identifier(tokens: Tokens): (request: Request) => Promise<Bearer> {
  return async (request) => {
    const token = bearerToken(request);
    if (!token) throw fault('unauthorized');
    return tokens.read('chat', token);
  };
}

/** The credential after `Bearer`, if any. */
export function bearerToken(request: Request): string | undefined {
  return /^Bearer ([^\s]+)$/i.exec(request.headers.authorization ?? '')?.[1];
}

export function newConversationId(): string {
  return randomUUID();
}

/** `dl_` is what clients accept from a token only, so nobody can claim such an id otherwise. */
export function newUserId(): string {
  return `dl_${randomUUID()}`;
}
