import compression from 'compression';
import express, { type Express } from 'express';
import helmet from 'helmet';
import type { Config } from '../base/config.ts';
import { fault } from '../base/faults.ts';
import type { Logger } from '../base/log.ts';
import type { RouteKey } from './access.ts';
import { createLimits } from './limits.ts';
import { problems } from './problem.ts';
import { type Handlers, mount } from './route.ts';
import type { Sessions } from './session.ts';
import type { Tokens } from './tokens.ts';
import { identifier } from './who.ts';

/** The HTTP application: security headers, bodies up to 256 kB, the routes behind their policies, problems. */
export function createApp(
  {
    config,
    logger,
    tokens,
    sessions,
  }: { config: Config; logger: Logger; tokens: Tokens; sessions: Sessions },
  handlers: Handlers<RouteKey>,
): Express {
  const app = express();
  // Clients of the API send no If-None-Match; files bring an ETag of their own.
  app.set('etag', false);
  app.set('trust proxy', config.TRUST_PROXY);
  app.use(helmet(SECURITY), compression(), (_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  app.use(express.json({ limit: '256kb' }));
  const { signedIn } = sessions;
  mount(app, handlers, { identify: identifier(tokens), signedIn, allow: createLimits(config) });
  app.use(() => {
    throw fault('not_found');
  });
  app.use(problems(logger));
  return app;
}

/** Nothing from outside runs, loads or frames the page; antd needs inline styles, uploads and pictures blob:. */
const SECURITY: Parameters<typeof helmet>[0] = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      'default-src': ["'self'"],
      'script-src': ["'self'"],
      'style-src': ["'self'", "'unsafe-inline'"],
      'img-src': ["'self'", 'data:', 'blob:'],
      'connect-src': ["'self'", 'blob:'],
      'object-src': ["'none'"],
      'base-uri': ["'self'"],
      'form-action': ["'self'"],
      'frame-ancestors': ["'none'"],
    },
  },
  frameguard: { action: 'deny' },
};
