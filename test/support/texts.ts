import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '../../accounts/roles.ts';
import { workInBackground } from '../../ingest/background.ts';
import type { DraftRow, DraftState, Received } from '../../ingest/publishing/api.ts';
import type { DraftDetail } from '../../ingest/publishing/api-draft.ts';
import { outside } from '../../ingest/watch/outside.ts';
import { openApp } from '../../src/app.ts';
import { readConfig } from '../../src/base/config.ts';
import { silent } from '../../src/base/log.ts';
import { createServer } from '../../src/http/server.ts';
import { type Browser, movingClock, person, signedIn } from './people.ts';

export type TextHouse = Awaited<ReturnType<typeof openTextHouse>>;

/** The whole of a centre in this process: knowledge, bot, web server and background work, on a folder of its own. */
export async function openTextHouse({ start = '2026-06-01T01:00:00Z' } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'lastkm-texts-'));
  const config = readConfig({ PORT: '0', DATA_DIR: folder, GUIDES: 'false', FETCH_ALLOW: '127.0.0.1' });
  const clock = movingClock(start);
  const app = await openApp({ config, clock, logger: silent });
  const server = createServer({ ...app, search: app.knowledge.search, ready: () => true });
  const { url } = await server.listen();
  const stopping = new AbortController();
  const background = workInBackground({
    ...{ store: app.store, clock, logger: silent, actor: 'system', dataDir: folder, lookMs: 20 },
    ...outside(config.FETCH_ALLOW, clock, stopping.signal),
    signal: stopping.signal,
  });
  const site = { url, store: app.store };
  return {
    ...{ app, url, store: app.store, clock, folder },
    browserOf: async (roles: Role[], name = roles.join('-')) =>
      signedIn(site, await person(app.store, roles, name), clock.now()),
    close: async () => {
      stopping.abort();
      await background;
      await server.stop();
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Drops files in, as the page does. */
export async function drop(
  browser: Browser,
  url: string,
  files: Record<string, string | Uint8Array>,
  batch?: string,
): Promise<Received> {
  const form = new FormData();
  for (const [name, content] of Object.entries(files))
    form.append('files', new Blob([content as never]), name);
  const response = await fetch(`${url}/api/texts/uploads${batch ? `?batch=${batch}` : ''}`, {
    method: 'POST',
    headers: {
      origin: url,
      'sec-fetch-site': 'same-origin',
      'x-csrf-token': browser.csrf ?? '',
      cookie: [...browser.cookies].map((pair) => pair.join('=')).join('; '),
    },
    body: form,
  });
  const said = await response.json();
  if (!response.ok) throw new Error(`${response.status} ${JSON.stringify(said)}`);
  return said as Received;
}

/** The draft once it is read, or has failed. */
export async function settled(browser: Browser, id: string): Promise<DraftDetail> {
  for (let i = 0; i < 600; i++) {
    const detail = await draftOf(browser, id);
    if (!(['received', 'parsing'] as DraftState[]).includes(detail.draft.state)) return detail;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the draft ${id} was not read`);
}

export function draftOf(browser: Browser, id: string): Promise<DraftDetail> {
  return browser.json('GET', `/api/texts/drafts/${id}`);
}

/** One act on a draft, with the revision it has now. */
export async function act(
  browser: Browser,
  { id }: Pick<DraftRow, 'id'>,
  name: string,
  body: object = {},
): Promise<DraftDetail> {
  const { draft } = await draftOf(browser, id);
  return browser.json('POST', `/api/texts/drafts/${id}/${name}`, { revision: draft.revision, ...body });
}

/** One edit of a draft, with the revision it has now. */
export async function edit(browser: Browser, id: string, change: object): Promise<DraftDetail> {
  const { draft } = await draftOf(browser, id);
  return browser.json('PATCH', `/api/texts/drafts/${id}`, { revision: draft.revision, edit: change });
}

/** The first draft that the stream tells after a place in the log. */
export async function streamed(browser: Browser, url: string, after: number): Promise<DraftRow> {
  const stopping = new AbortController();
  const cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ');
  const path = `${url}/api/texts/stream?after=${after}`;
  const response = await fetch(path, { headers: { cookie }, signal: stopping.signal });
  let text = '';
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const found = /event: draft\ndata: (.+)\n\n/.exec(text)?.[1];
    if (found) {
      stopping.abort();
      return JSON.parse(found);
    }
  }
  throw new Error('the stream ended without a draft');
}
