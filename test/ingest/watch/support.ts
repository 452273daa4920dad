import { afterAll, afterEach, vi } from 'vitest';
import { ingestUrl } from '../../../ingest/ingest-url.ts';
import { createParsers } from '../../../ingest/parse.ts';
import type { WatchDeps } from '../../../ingest/watch/check-page.ts';
import { claimSource, runSource } from '../../../ingest/watch/claim-source.ts';
import { addSource, type NewSource } from '../../../ingest/watch/sources.ts';
import { guardedFetch } from '../../../src/base/fetch.ts';
import { silent } from '../../../src/base/log.ts';
import type { Store } from '../../../src/store/open.ts';
import { type Page, type Site, startSite } from '../../support/site.ts';
import { tempFolder, tempStore } from '../support.ts';

const ALLOW = ['127.0.0.1'];
vi.setConfig({ testTimeout: 90_000 });
// Threads are slow to start: those of one file are shared.
const parsers = createParsers();
afterAll(() => parsers.close());
const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

/** A site, a store, and a clock that is set by hand. */
export interface Watched {
  site: Site;
  store: Store;
  deps: WatchDeps;
  /** Lets hours pass. */
  later(hours: number): void;
  ingest(path: string): ReturnType<typeof ingestUrl>;
  add(path: string, source: Omit<NewSource, 'url'>): Promise<number>;
  /** Checks a source now. */
  run(id: number): ReturnType<typeof runSource>;
}

export async function watched(pages: Record<string, Page> = {}): Promise<Watched> {
  const site = await startSite(pages);
  cleanups.push(site.stop);
  const store = await tempStore();
  let now = Date.parse('2026-11-24T09:00:00+08:00');
  const clock = { now: () => new Date(now) };
  const deps: WatchDeps = {
    store,
    clock,
    logger: silent,
    parsers,
    dataDir: tempFolder(),
    fetch: (url, options) => guardedFetch(url, { ...options, allow: ALLOW }),
  };
  const run = async (id: number) => {
    const source = await claimSource(store, 'test', clock, id);
    if (!source) throw new Error('the source is taken');
    return runSource(source, deps);
  };
  return {
    site,
    store,
    deps,
    later: (hours) => {
      now += hours * 3_600_000;
    },
    ingest: (path) => ingestUrl(path.startsWith('/') ? `${site.url}${path}` : path, deps),
    add: async (path, source) =>
      (
        await addSource(
          { url: `${site.url}${path}`, ...source },
          { store, clock, actor: 'test', allow: ALLOW },
        )
      ).id,
    run,
  };
}

/** A notice as a site publishes it, with what surrounds it. */
export function notice(
  title: string,
  articles: string[],
  around: { views?: number; extra?: string } = {},
): string {
  const numbers = ['一', '二', '三', '四', '五', '六'];
  return `<!doctype html><html><head><meta charset="utf-8"><title>${title}_某市人民政府</title></head><body>
    <nav><a href="/">首页</a> <a href="/help.pdf">帮助</a></nav>
    <div class="TRS_Editor"><h1>${title}</h1><p>浏览次数：${around.views ?? 1}</p>
    ${articles.map((text, i) => `<p>第${numbers[i]}条 ${text}</p>`).join('\n')}
    ${around.extra ?? ''}</div><footer>版权所有 ${around.views ?? 1}</footer></body></html>`;
}

export const ARTICLES = [
  '为了支持小微企业发展，促进就业，根据有关法律法规，结合本市实际，制定本办法。',
  '本市行政区域内的小微企业招用高校毕业生并缴纳社会保险费的，可以申请补贴。',
  '补贴标准为每人每月五百元，期限不超过十二个月，由区人力资源社会保障部门审核发放。',
  '本办法自2026年1月1日起施行。',
];
