import type { Request } from 'express';
import type { Visit } from '../../accounts/admit.ts';
import type { Config } from '../base/config.ts';
import { requireSameOrigin } from './origin.ts';
import type { Sessions } from './session.ts';

/**
 * The browser that wants to be let in. Another site must not sign anybody in either: its visitor would then work
 * in an account of that site's choosing. Throws `request_forged`.
 */
export function visitOf(
  request: Request,
  { sessions, config }: { sessions: Sessions; config: Config },
): Visit {
  requireSameOrigin(request.headers, config);
  return arriving(request, sessions);
}

/** The browser that comes back from the organisation's sign-in: another site sent it, and may. */
export function arriving(request: Request, sessions: Sessions): Visit {
  return {
    userAgent: request.get('user-agent') ?? '',
    address: request.ip ?? '',
    replacing: sessions.secretOf(request),
  };
}
