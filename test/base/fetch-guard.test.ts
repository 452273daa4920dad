import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FetchOptions, guardedFetch } from '../../src/base/fetch.ts';
import { isOpening, isPublic, opensAddress } from '../../src/base/fetch-addresses.ts';
import { type Site, startSite } from '../support/site.ts';

let canary: Site;
beforeAll(async () => {
  canary = await startSite({ '/': 'secret' });
});
beforeEach(() => {
  canary.hits.length = 0;
});
afterAll(() => canary.stop());

/** Names as a hostile name server gives them. */
const NAMES: Record<string, string[]> = {
  'inside.test': ['127.0.0.1'],
  'mixed.test': ['93.184.216.34', '127.0.0.1'],
  'metadata.test': ['169.254.169.254'],
  'sixes.test': ['::1'],
  'mapped.test': ['::ffff:127.0.0.1'],
};
const resolve: NonNullable<FetchOptions['resolve']> = async (host) =>
  (NAMES[host] ?? ['127.0.0.1']).map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

const TARGETS = [
  'http://127.0.0.1:{port}/',
  'http://localhost:{port}/',
  'http://localhost.:{port}/',
  'http://127.1:{port}/',
  'http://2130706433:{port}/',
  'http://0x7f000001:{port}/',
  'http://0177.0.0.1:{port}/',
  'http://①②⑦.0.0.1:{port}/',
  'http://0.0.0.0:{port}/',
  'http://[::1]:{port}/',
  'http://[::]:{port}/',
  'http://[::ffff:127.0.0.1]:{port}/',
  'http://[::ffff:0:127.0.0.1]:{port}/',
  'http://[::127.0.0.1]:{port}/',
  'http://[64:ff9b::127.0.0.1]:{port}/',
  'http://[64:ff9b:1::127.0.0.1]:{port}/',
  'http://[2002:7f00:1::]:{port}/',
  'http://[2001:0:7f00:1::]:{port}/',
  'http://[fe80::1]:{port}/',
  'http://[fc00::1]:{port}/',
  'http://[fec0::1]:{port}/',
  'http://[ff02::1]:{port}/',
  'http://10.0.0.1:{port}/',
  'http://172.16.0.1:{port}/',
  'http://192.168.0.1:{port}/',
  'http://100.64.0.1:{port}/',
  'http://169.254.169.254/latest/meta-data/',
  'http://198.18.0.1/',
  'http://224.0.0.1/',
  'http://240.0.0.1/',
  'http://255.255.255.255/',
  'http://inside.test:{port}/',
  'http://mixed.test/',
  'http://metadata.test/',
  'http://sixes.test/',
  'http://mapped.test/',
  'http://user:password@93.184.216.34/',
  'http://93.184.216.34:22/',
  'http://93.184.216.34:6379/',
  'file:///etc/passwd',
  'ftp://93.184.216.34/',
  'gopher://127.0.0.1:{port}/',
  'data:text/html,hello',
  'javascript:alert(1)',
  'http://',
  'not a url',
];

describe('the door outwards', () => {
  it.each(TARGETS)('refuses %s without a connection', async (target) => {
    const url = target.replace('{port}', String(canary.port));
    await expect(guardedFetch(url, { allow: [], resolve })).rejects.toMatchObject({ code: 'fetch_refused' });
    expect(canary.hits).toEqual([]);
  });

  it('never tells credentials of an address', async () => {
    const refused = guardedFetch('http://user:password@example.test/', { allow: [], resolve });
    await expect(refused).rejects.toThrow(/^(?!.*password).*credentials/);
  });

  it('goes to the address that was checked, though the name changes its meaning', async () => {
    const other = await startSite({ '/': 'rebound' });
    let asked = 0;
    const rebinding = async () => [{ address: asked++ === 0 ? '127.0.0.1' : '10.255.255.1', family: 4 }];
    const allow = ['127.0.0.1'];
    const url = `http://rebind.test:${canary.port}/`;
    const { bytes } = await guardedFetch(url, { allow, resolve: rebinding });
    expect(bytes.toString()).toBe('secret');
    expect(canary.hits[0]?.headers.host).toBe(`rebind.test:${canary.port}`);
    expect(asked).toBe(1);
    await expect(guardedFetch(url, { allow, resolve: rebinding })).rejects.toMatchObject({
      code: 'fetch_refused',
    });
    await other.stop();
  });

  it('checks every hop of a redirect, and the name anew on each', async () => {
    const inside = `http://inside.test:${canary.port}/`;
    const outside = await startSite({ '/': { status: 302, headers: { location: inside } } });
    const allow = [`public.test:${outside.port}`];
    const url = `http://public.test:${outside.port}/`;
    await expect(guardedFetch(url, { allow, resolve })).rejects.toMatchObject({ code: 'fetch_refused' });
    for (const location of [
      'file:///etc/passwd',
      'http://[::1]/',
      '//169.254.169.254/',
      'http://a:b@x.test/',
    ]) {
      outside.pages['/'] = { status: 301, headers: { location } };
      await expect(guardedFetch(url, { allow, resolve })).rejects.toMatchObject({ code: 'fetch_refused' });
    }
    expect(outside.hits.length).toBe(5);
    expect(canary.hits).toEqual([]);
    await outside.stop();
  });

  it('gives up on redirects that go on and on', async () => {
    canary.pages['/loop'] = { status: 302, headers: { location: '/loop' } };
    const looping = guardedFetch(`${canary.url}/loop`, { allow: ['127.0.0.1'] });
    await expect(looping).rejects.toMatchObject({ code: 'fetch_failed' });
    expect(canary.hits.length).toBe(6);
  });
});

describe('FETCH_ALLOW', () => {
  it('opens what it names and nothing beside', () => {
    expect(opensAddress(['10.1.0.0/16'], '10.1.2.3', '80')).toBe(true);
    expect(opensAddress(['10.1.0.0/16'], '10.2.2.3', '80')).toBe(false);
    expect(opensAddress(['10.1.2.3:8081'], '10.1.2.3', '8081')).toBe(true);
    expect(opensAddress(['10.1.2.3:8081'], '10.1.2.3', '80')).toBe(false);
    expect(opensAddress(['[::1]:81'], '::1', '81')).toBe(true);
    expect(opensAddress(['fd00::/8'], '10.1.2.3', '80')).toBe(false);
    expect(['intranet', 'a.b:80', '10.0.0.0/8', '::1'].every(isOpening)).toBe(true);
    expect(['http://a', '10.0.0.0/99', 'a b', ''].some(isOpening)).toBe(false);
  });

  it('takes public addresses for public', () => {
    for (const address of ['114.114.114.114', '8.8.8.8', '2400:3200::1'])
      expect(isPublic(address)).toBe(true);
    for (const address of ['', 'x', '127.0.0.1', 'fe80::1%eth0']) expect(isPublic(address)).toBe(false);
  });
});
