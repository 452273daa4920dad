import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/base/config.ts';
import { silent } from '../../src/base/log.ts';
import { ROUTES, type RouteKey } from '../../src/http/access.ts';
import { createApp } from '../../src/http/app.ts';
import type { Handlers } from '../../src/http/route.ts';
import type { Sessions } from '../../src/http/session.ts';
import type { Tokens } from '../../src/http/tokens.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
}

function mounted(): string[] {
  const handlers = Object.fromEntries(
    Object.keys(ROUTES).map((key) => [key, () => {}]),
  ) as unknown as Handlers<RouteKey>;
  const parts = { config: readConfig({}), logger: silent, tokens: {} as Tokens, sessions: {} as Sessions };
  const app = createApp(parts, handlers);
  return (app.router.stack as unknown as Layer[]).flatMap(({ route }) =>
    route ? Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`) : [],
  );
}

describe('every route', () => {
  it('has a policy, and every policy a route', () => {
    expect(mounted()).toEqual(Object.keys(ROUTES));
  });
});

describe('routes behind a token', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());

  const guarded = (Object.keys(ROUTES) as RouteKey[]).filter((key) => ROUTES[key].access === 'token');
  it('are there', () => expect(guarded.length).toBeGreaterThan(5));

  it.each(guarded)('%s refuses who has none, in a problem document', async (key) => {
    const [method, path] = key.split(' ') as [string, string];
    const response = await fetch(server.url + path.replace(':id', 'any'), { method });
    expect(response.status).toBe(401);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ code: 'unauthorized', status: 401 });
  });
});
