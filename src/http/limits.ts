import type { Response } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Config } from '../base/config.ts';
import { fault } from '../base/faults.ts';
import type { Allowance } from './access/policy.ts';

/** Calls per minute: of one address to what stands before the sign-in; of one person behind it. */
const ENTRIES_PER_MINUTE = 120;
const DESK_WRITES_PER_MINUTE = 240;
const DESK_READS_PER_MINUTE = 1_200;

/** Takes one call off somebody's allowance. Throws `rate_limited` with the seconds to wait. */
export type Allow = (allowance: Allowance, key: string, response: Response) => Promise<void>;

/** Allowances per minute: of a user for messages and polls, of an address for tokens, of a person at the desk. */
export function createLimits(config: Config): Allow {
  const limiters: Record<Allowance, RateLimiterMemory> = {
    writes: perMinute(config.CHAT_WRITES_PER_MINUTE),
    reads: perMinute(config.CHAT_READS_PER_MINUTE),
    tokens: perMinute(config.CHAT_TOKENS_PER_MINUTE),
    entries: perMinute(ENTRIES_PER_MINUTE),
    deskWrites: perMinute(DESK_WRITES_PER_MINUTE),
    deskReads: perMinute(DESK_READS_PER_MINUTE),
  };
  return async (allowance, key, response) => {
    try {
      await limiters[allowance].consume(key);
    } catch (spent) {
      if (!(spent instanceof RateLimiterRes)) throw spent;
      const seconds = Math.max(1, Math.ceil(spent.msBeforeNext / 1000));
      response.setHeader('Retry-After', String(seconds));
      throw fault('rate_limited', { seconds });
    }
  };
}

function perMinute(points: number): RateLimiterMemory {
  return new RateLimiterMemory({ points, duration: 60 });
}
