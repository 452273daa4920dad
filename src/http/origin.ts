import type { IncomingHttpHeaders } from 'node:http';
import type { Config } from '../base/config.ts';
import { fault } from '../base/faults.ts';

/**
 * Refuses what a page of another site makes a browser send: by `Sec-Fetch-Site` where the browser tells, by
 * `Origin` otherwise. The page's own address is `PUBLIC_URL`; only without it the `Host` the browser spoke to.
 * A call without either header comes from no page. Throws `request_forged`.
 */
export function requireSameOrigin(headers: IncomingHttpHeaders, config: Pick<Config, 'PUBLIC_URL'>): void {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw fault('request_forged');
  const { origin } = headers;
  if (origin !== undefined && !isOwn(origin, headers.host, config)) throw fault('request_forged');
}

function isOwn(
  origin: string,
  host: string | undefined,
  { PUBLIC_URL }: Pick<Config, 'PUBLIC_URL'>,
): boolean {
  if (PUBLIC_URL) return origin === new URL(PUBLIC_URL).origin;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** The address of this installation for links: never taken from what a request says of itself. */
export function ownAddress({ PUBLIC_URL, HOST, PORT }: Config): string {
  if (PUBLIC_URL) return PUBLIC_URL.replace(/\/+$/, '');
  return `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}`;
}
