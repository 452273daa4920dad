import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** OWASP Password Storage Cheat Sheet: scrypt with N = 2^15, r = 8, p = 3 (32 MiB). */
const COST = { log: 15, r: 8, p: 3 };
const SALT_BYTES = 16;
const KEY_BYTES = 32;

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

/** The hash of a password with its salt and parameters: `scrypt$15$8$3$salt$key`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await keyOf(password, salt, COST);
  return ['scrypt', COST.log, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join(
    '$',
  );
}

/**
 * Whether the password fits the hash. Without a hash (nobody of that address, no password set) it works as long
 * and says no, so that the time tells nothing.
 */
export async function isPassword(password: string, hash: string | null | undefined): Promise<boolean> {
  const [, log, r, p, salt, key] = (hash ?? NOBODY).split('$');
  const expected = Buffer.from(key ?? '', 'base64url');
  const cost = { log: Number(log), r: Number(r), p: Number(p) };
  const found = await keyOf(password, Buffer.from(salt ?? '', 'base64url'), cost);
  return timingSafeEqual(found, expected) && typeof hash === 'string';
}

/** Stands where there is no hash; its key is random, so no password fits. */
const NOBODY = [
  'scrypt',
  COST.log,
  COST.r,
  COST.p,
  randomBytes(SALT_BYTES).toString('base64url'),
  randomBytes(KEY_BYTES).toString('base64url'),
].join('$');

/** NIST SP 800-63B-4, 3.1.1.2: characters that look alike are one, whichever keyboard typed them. */
function keyOf(password: string, salt: Buffer, { log, r, p }: typeof COST): Promise<Buffer> {
  const N = 2 ** log;
  return derive(password.normalize('NFKC'), salt, KEY_BYTES, { N, r, p, maxmem: 256 * N * r });
}
