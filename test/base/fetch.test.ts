import { createServer, type Socket } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guardedFetch } from '../../src/base/fetch.ts';
import { type Site, startSite } from '../support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.stop());

const get = (path: string, options: { maxBytes?: number; deadlineMs?: number; signal?: AbortSignal } = {}) =>
  guardedFetch(`${site.url}${path}`, { allow: ['127.0.0.1'], ...options });

describe('a fetch', () => {
  it('gives bytes, final address and what the headers tell', async () => {
    site.pages['/old'] = { status: 301, headers: { location: '/new?x=1' } };
    site.pages['/new?x=1'] = {
      headers: {
        etag: '"1"',
        'last-modified': 'Tue, 24 Nov 2026 01:00:00 GMT',
        'content-type': 'text/html; charset=GBK',
      },
      body: 'text',
    };
    expect(await get('/old')).toEqual({
      status: 200,
      url: `${site.url}/new?x=1`,
      bytes: Buffer.from('text'),
      etag: '"1"',
      lastModified: 'Tue, 24 Nov 2026 01:00:00 GMT',
      charset: 'GBK',
      retryAfter: null,
    });
  });

  it('gives a refusal of the server as its status', async () => {
    site.pages['/busy'] = { status: 503, headers: { 'retry-after': '120' }, body: 'x'.repeat(1e5) };
    expect(await get('/busy')).toMatchObject({ status: 503, retryAfter: 120, bytes: Buffer.alloc(0) });
    expect(await get('/nowhere')).toMatchObject({ status: 404 });
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ] as const)('unpacks %s, and stops at the limit of what comes out', async (encoding, pack) => {
    const text = '企业应当按期支付。'.repeat(1000);
    site.pages['/packed'] = { headers: { 'content-encoding': encoding }, body: pack(text) };
    expect((await get('/packed')).bytes.toString()).toBe(text);
    site.pages['/bomb'] = { headers: { 'content-encoding': encoding }, body: pack(Buffer.alloc(4e6)) };
    await expect(get('/bomb', { maxBytes: 1e6 })).rejects.toMatchObject({ code: 'fetch_too_large' });
  });

  it('refuses what is packed in layers or damaged', async () => {
    site.pages['/layers'] = { headers: { 'content-encoding': 'gzip, gzip' }, body: 'x' };
    site.pages['/broken'] = { headers: { 'content-encoding': 'gzip' }, body: 'this is not gzip' };
    site.pages['/short'] = {
      headers: { 'content-encoding': 'gzip' },
      body: gzipSync('x'.repeat(1e4)).subarray(0, 30),
    };
    for (const path of ['/layers', '/broken', '/short'])
      await expect(get(path)).rejects.toMatchObject({ code: 'fetch_failed' });
  });

  it('stops a body without end at the limit', async () => {
    let sent = 0;
    site.pages['/endless'] = (_, response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536))) sent += 65_536;
      };
      response.on('drain', more);
      more();
    };
    await expect(get('/endless', { maxBytes: 1e6 })).rejects.toMatchObject({ code: 'fetch_too_large' });
    expect(sent).toBeLessThan(50e6);
  });

  it('stops a body or header that trickles at the deadline', async () => {
    site.pages['/trickle'] = (_, response) => {
      const drop = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(drop));
    };
    await expect(get('/trickle', { deadlineMs: 150 })).rejects.toMatchObject({ code: 'fetch_timeout' });
    const sockets = new Set<Socket>();
    const silent = createServer((socket) => sockets.add(socket.on('error', () => {})));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as { port: number };
    const waiting = guardedFetch(`http://127.0.0.1:${port}/`, { allow: ['127.0.0.1'], deadlineMs: 150 });
    await expect(waiting).rejects.toMatchObject({ code: 'fetch_timeout' });
    for (const socket of sockets) socket.destroy();
    silent.close();
  });

  it('says so when the connection is lost or refused, and ends when it is told to', async () => {
    site.pages['/reset'] = (request) => request.socket.destroy();
    site.pages['/cut'] = (request, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('part');
      setTimeout(() => request.socket.destroy(), 10);
    };
    for (const path of ['/reset', '/cut'])
      await expect(get(path)).rejects.toMatchObject({ code: 'fetch_failed' });
    const closed = guardedFetch('http://127.0.0.1:1/', { allow: ['127.0.0.1'] });
    await expect(closed).rejects.toMatchObject({ code: 'fetch_failed' });
    site.pages['/never'] = () => {};
    const stopping = new AbortController();
    setTimeout(() => stopping.abort(), 30);
    await expect(get('/never', { signal: stopping.signal })).rejects.toMatchObject({ name: 'AbortError' });
  });
});
