import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, readConfig } from '../../src/base/config.ts';
import { type Logger, silent } from '../../src/base/log.ts';
import { type Clock, systemClock } from '../../src/base/time.ts';
import { createServer, type Server, type ServerDeps } from '../../src/http/server.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { scriptedAnswer } from './scripted-answer.ts';

export interface TestServer {
  url: string;
  /** Where it really listens, when `url` is a public address. */
  local: string;
  store: Store;
  config: Config;
  folder: string;
  server: Server;
  stop(): Promise<void>;
}

interface Options {
  env?: Record<string, string>;
  clock?: Clock;
  logger?: Logger;
  answer?: ServerDeps['answer'];
  search?: ServerDeps['search'];
  ready?: () => boolean;
}

/** Allowances that no test reaches by accident. */
const GENEROUS = {
  CHAT_WRITES_PER_MINUTE: '100000',
  CHAT_READS_PER_MINUTE: '100000',
  CHAT_TOKENS_PER_MINUTE: '100000',
};

/** The real server on a free loopback port, on a database of its own; only the answering is scripted. */
export async function startTestServer(options: Options = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'lastkm-http-'));
  const config = readConfig({ PORT: '0', DATA_DIR: folder, ...GENEROUS, ...options.env });
  const store = await openStore(join(folder, 'lastkm.db'));
  const server = createServer({
    config,
    store,
    clock: options.clock ?? systemClock,
    logger: options.logger ?? silent,
    answer: options.answer ?? scriptedAnswer,
    ...(options.search && { search: options.search }),
    ready: options.ready ?? (() => true),
  });
  const { url, port } = await server.listen();
  const local = `http://127.0.0.1:${port}`;
  const stop = async () => {
    await server.stop();
    await store.destroy();
    rmSync(folder, { recursive: true });
  };
  return { url, local, store, config, folder, server, stop };
}
