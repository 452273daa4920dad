import { openApp } from '../app.ts';
import { type Config, readConfig } from '../base/config.ts';
import { Fault } from '../base/faults.ts';
import { createLogger } from '../base/log.ts';
import { systemClock, today } from '../base/time.ts';
import { holdServerLock } from '../store/open.ts';
import { jobsState, sourcesState } from './doctor-sources.ts';
import { say, sayJson } from './say.ts';

interface Finding {
  check: string;
  ok: boolean;
  says: string;
}

/** Checks what can go wrong before enterprises notice it; exit code 1 when anything is wrong. */
export async function doctorCommand(options: { json?: boolean }): Promise<void> {
  const findings: Finding[] = [];
  const config = await finding(findings, 'configuration', async () => {
    const read = readConfig();
    return [read, `valid; data in ${read.DATA_DIR}`];
  });
  if (config) {
    await finding(findings, 'server', async () => [null, serverState(config)]);
    await checkKnowledge(findings, config);
    await finding(findings, 'model', async () => [null, await modelState(config)]);
  }
  for (const found of findings)
    if (options.json) sayJson(found);
    else say(`${found.ok ? '✓' : '✗'} ${found.check.padEnd(14)} ${found.says}`);
  if (findings.some(({ ok }) => !ok)) process.exitCode = 1;
}

async function finding<T>(
  findings: Finding[],
  check: string,
  look: () => Promise<[T, string]>,
): Promise<T | undefined> {
  try {
    const [value, says] = await look();
    findings.push({ check, ok: true, says });
    return value;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    findings.push({ check, ok: false, says: error instanceof Fault ? error.in('en') : error.message });
    return undefined;
  }
}

function serverState(config: Config): string {
  try {
    holdServerLock(config.DATA_DIR)();
    return 'not running';
  } catch (error) {
    if (error instanceof Fault && error.code === 'already_running') return 'running on this data folder';
    throw error;
  }
}

async function checkKnowledge(findings: Finding[], config: Config): Promise<void> {
  const app = await finding(findings, 'storage', async () => {
    const opened = await openApp({ config, clock: systemClock, logger: createLogger('error') });
    return [opened, 'schema up to date, durability on'];
  });
  if (!app) return;
  await finding(findings, 'knowledge', async () => {
    const { passages, vectors, pendingVectors } = app.knowledge.ready();
    return [null, `${passages} passages, ${vectors} with vectors, ${pendingVectors} waiting`];
  });
  await finding(findings, 'sources', async () => [null, await sourcesState(app.store, systemClock)]);
  await finding(findings, 'reading', async () => [null, await jobsState(app.store, systemClock)]);
  await finding(findings, 'search', async () => {
    const started = performance.now();
    const request = {
      text: '试用期最长多久',
      language: 'zh',
      asOf: today(systemClock),
      regions: [],
      limit: 3,
    } as const;
    const { hits } = await app.knowledge.search(request);
    if (hits.length === 0 && config.GUIDES)
      throw new Error('a question that the guides answer found nothing');
    return [null, `answers in ${(performance.now() - started).toFixed(1)} ms`];
  });
  await app.close();
}

async function modelState(config: Config): Promise<string> {
  if (!config.CHAT_MODEL && !config.EMBEDDING_MODEL)
    return 'none configured: answers come from the texts alone';
  const base = config.OPENAI_BASE_URL ?? 'https://api.openai.com/v1';
  const response = await fetch(`${base}/models`, {
    headers: config.OPENAI_API_KEY ? { authorization: `Bearer ${config.OPENAI_API_KEY}` } : {},
    signal: AbortSignal.timeout(5_000),
  });
  if (!response.ok) throw new Error(`${base} answers ${response.status}`);
  return `${base} answers`;
}
