import { createHash, randomBytes } from 'node:crypto';

/** A secret nobody can guess: 256 random bits, as text that fits in a link, a cookie and a header. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a secret: enough to recognise it, useless to whoever reads the database. */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** A second secret that follows from the first for one purpose, and from which the first cannot be learnt. */
export function derived(secret: string, purpose: string): string {
  return createHash('sha256').update(`${purpose}:${secret}`).digest('base64url');
}
