import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import type { Config } from '../../base/config.ts';
import { fault } from '../../base/faults.ts';
import type { Metrics } from '../../operations/metrics.ts';
import { databaseFile, type Store } from '../../store/open.ts';
import type { Handlers } from '../route.ts';
import { bearerToken } from '../who.ts';

/** `/metrics` for Prometheus: figures only. Open to this machine, and with `METRICS_TOKEN` to who has it alone. */
export function metricsRoutes({ store, config }: { store: Store; config: Config }): Handlers<'GET /metrics'> {
  // Loaded when somebody first looks: starting does without.
  let made: Promise<Metrics> | undefined;
  const make = async () =>
    (await import('../../operations/metrics.ts')).createMetrics(store, databaseFile(config));
  return {
    'GET /metrics': async ({ request, response }) => {
      if (!mayRead(request, config.METRICS_TOKEN)) throw fault('unauthorized');
      made ??= make();
      const metrics = await made;
      response.setHeader('Content-Type', metrics.contentType);
      response.send(await metrics.text());
    },
  };
}

/** A proxy on this machine forwards for others: its calls carry `X-Forwarded-For`, and need the token. */
function mayRead(request: Request, token: string | undefined): boolean {
  const given = bearerToken(request);
  if (token) return given !== undefined && timingSafeEqual(digest(given), digest(token));
  const near = request.socket.remoteAddress ?? '';
  const forwarded = request.headers['x-forwarded-for'] ?? request.headers.forwarded;
  return forwarded === undefined && /^(::ffff:)?127\.|^::1$/.test(near);
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
