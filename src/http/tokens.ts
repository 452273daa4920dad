import { randomBytes } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { fault } from '../base/faults.ts';
import type { Clock } from '../base/time.ts';
import type { Store } from '../store/open.ts';

/** Seconds a chat token lives; official clients refresh every 15 minutes. */
export const CHAT_TOKEN_SECONDS = 1_800;
/** Seconds within which a stream address must be used. */
const STREAM_TOKEN_SECONDS = 60;
/** How long after its end a chat token still takes its holder back to the same conversation, and to nothing else. */
const RESUME_SECONDS = 24 * 3_600;
/** How long a link to one file works, on a channel whose reader holds no token. */
const FILE_TOKEN_SECONDS = 7 * 24 * 3_600;
const ISSUER = 'lastkm';

/** One conversation and one user: all that a token opens. */
export interface Bearer {
  conversationId: string;
  userId: string;
}

type Purpose = 'chat' | 'stream' | 'file';
const LIFETIMES: Record<Purpose, number> = {
  chat: CHAT_TOKEN_SECONDS,
  stream: STREAM_TOKEN_SECONDS,
  file: FILE_TOKEN_SECONDS,
};

export interface Tokens {
  issue(purpose: Purpose, bearer: Bearer): Promise<string>;
  /** Throws `token_expired`, or `unauthorized` for anything that is not such a token of ours. */
  read(purpose: Purpose, token: string): Promise<Bearer>;
  /** The bearer of a chat token that is valid or ended within the last day. Throws as `read` does. */
  readForResuming(token: string): Promise<Bearer>;
}

/** Tokens of this installation: signed with a secret that was made once and is kept in its database. */
export async function createTokens(store: Store, clock: Clock): Promise<Tokens> {
  const secret = await tokenSecret(store);
  const read = async (purpose: Purpose, token: string, clockTolerance: number) => {
    const { payload } = await jwtVerify<{ conv: string; user: string }>(token, secret, {
      algorithms: ['HS256'],
      issuer: ISSUER,
      audience: purpose,
      requiredClaims: ['exp', 'conv', 'user'],
      currentDate: clock.now(),
      clockTolerance,
    });
    return { conversationId: payload.conv, userId: payload.user };
  };
  return {
    issue: (purpose, { conversationId, userId }) => {
      const now = Math.floor(clock.now().getTime() / 1000);
      return new SignJWT({ conv: conversationId, user: userId })
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuer(ISSUER)
        .setAudience(purpose)
        .setIssuedAt(now)
        .setExpirationTime(now + LIFETIMES[purpose])
        .sign(secret);
    },
    read: (purpose, token) => read(purpose, token, 0).catch(refuse),
    readForResuming: (token) => read('chat', token, RESUME_SECONDS).catch(refuse),
  };
}

function refuse(error: unknown): never {
  if (error instanceof errors.JWTExpired) throw fault('token_expired');
  if (error instanceof errors.JOSEError || error instanceof TypeError) throw fault('unauthorized');
  throw error;
}

async function tokenSecret(store: Store): Promise<Uint8Array> {
  await store
    .insertInto('meta')
    .values({ key: 'token_secret', value: randomBytes(32).toString('base64url') })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
  const { value } = await store
    .selectFrom('meta')
    .select('value')
    .where('key', '=', 'token_secret')
    .executeTakeFirstOrThrow();
  return Buffer.from(value, 'base64url');
}
