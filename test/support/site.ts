import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a page of the site answers: text or bytes, or a whole reply, or code that writes one. */
export type Page =
  | string
  | Buffer
  | { status?: number; headers?: Record<string, string>; body?: string | Buffer }
  | ((request: IncomingMessage, response: ServerResponse) => void);

export interface Site {
  /** `http://127.0.0.1:<port>` */
  url: string;
  port: number;
  /** Changed by tests while it serves; what is not in it is 404. */
  pages: Record<string, Page>;
  /** Every request: path and headers. */
  hits: { path: string; headers: IncomingMessage['headers'] }[];
  hitsOf(path: string): number;
  stop(): Promise<void>;
}

/** A web site on a free loopback port. */
export async function startSite(pages: Record<string, Page> = {}): Promise<Site> {
  const hits: Site['hits'] = [];
  const site = { pages };
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    hits.push({ path, headers: request.headers });
    reply(site.pages[path] ?? { status: 404, body: 'not here' }, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(site, {
    url: `http://127.0.0.1:${port}`,
    port,
    hits,
    hitsOf: (path: string) => hits.filter((hit) => hit.path === path).length,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}

function reply(page: Page, request: IncomingMessage, response: ServerResponse): void {
  if (typeof page === 'function') page(request, response);
  else {
    const plain = typeof page === 'string' || Buffer.isBuffer(page);
    const { status = 200, headers = {}, body = '' } = plain ? { body: page } : page;
    response.writeHead(status, headers).end(body);
  }
}
