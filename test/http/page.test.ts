import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/base/config.ts';
import { silent } from '../../src/base/log.ts';
import { ROUTES, type RouteKey } from '../../src/http/access.ts';
import { createApp } from '../../src/http/app.ts';
import type { Handlers } from '../../src/http/route.ts';
import { pageRoutes } from '../../src/http/routes/page.ts';
import type { Sessions } from '../../src/http/session.ts';
import type { Tokens } from '../../src/http/tokens.ts';

let folder: string;
let url: string;
let close: () => void;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lastkm-page-'));
  mkdirSync(join(folder, 'web/assets'), { recursive: true });
  writeFileSync(join(folder, 'web/index.html'), '<!doctype html><title>page</title>');
  writeFileSync(join(folder, 'web/assets/page-1a2b3c.js'), 'let x = 1;\n'.repeat(1_000));
  writeFileSync(join(folder, 'web/desk.html'), '<!doctype html><title>desk</title>');
  writeFileSync(join(folder, 'web/.hidden'), 'secret');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  const others = Object.fromEntries(Object.keys(ROUTES).map((key) => [key, () => {}]));
  const handlers = { ...others, ...pageRoutes(join(folder, 'web')) } as unknown as Handlers<RouteKey>;
  const parts = { config: readConfig({}), logger: silent, tokens: {} as Tokens, sessions: {} as Sessions };
  const app = createApp(parts, handlers);
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  close = () => server.close();
});
afterAll(() => {
  close();
  rmSync(folder, { recursive: true });
});

describe('the page', () => {
  it('comes at /, to be asked for again each time, under a policy that lets nothing in from outside', async () => {
    const response = await fetch(url);
    expect(await response.text()).toContain('<title>page</title>');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    const policy = response.headers.get('content-security-policy') ?? '';
    for (const rule of [
      "default-src 'self'",
      "script-src 'self'",
      "img-src 'self' data: blob:",
      "frame-ancestors 'none'",
    ])
      expect(policy).toContain(rule);
    expect(policy).not.toContain('upgrade-insecure-requests');
  });

  it.each(['/desk', '/desk/', '/desk/cases', '/desk/cases/0198-ab'])('is the desk at %s', async (path) => {
    const response = await fetch(url + path);
    expect(await response.text()).toContain('<title>desk</title>');
    expect(response.headers.get('cache-control')).toBe('no-cache');
  });

  it('keeps files named by their content for ever, compressed', async () => {
    const response = await fetch(`${url}/assets/page-1a2b3c.js`, { headers: { 'accept-encoding': 'br' } });
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(response.headers.get('content-encoding')).toBe('br');
    expect((await response.text()).length).toBe(11_000);
  });

  it.each([
    '/missing.js',
    '/assets/missing.js',
    '/.hidden',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets',
    '/desks',
    '/admin',
  ])('has nothing at %s', async (path) => {
    const response = await fetch(url + path);
    expect(response.status).toBe(404);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).not.toContain('secret');
  });
});
