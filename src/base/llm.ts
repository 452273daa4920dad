import type { ChatOpenAI } from '@langchain/openai';
import type { z } from 'zod';
import type { Config } from './config.ts';
import { Fault, fault } from './faults.ts';
import type { Logger } from './log.ts';
import { mask } from './personal.ts';
import type { Clock } from './time.ts';

/** A chat model that fills a schema. It returns text and nothing else: it has no tools and no authority. */
export interface ChatModel {
  /**
   * One call with structured output, within `ms` milliseconds in all, retries included. Personal data is
   * masked in everything sent. Throws `model_unavailable` (down, slow, limited, breaker open) or
   * `model_malformed` (not what the schema asks).
   */
  fill<T>(request: ModelRequest<T>): Promise<Filled<T>>;
}

export interface ModelRequest<T> {
  name: string;
  system: string;
  user: string;
  schema: z.ZodType<T>;
  ms: number;
}

/** What the model gave, and what it cost. */
export interface Filled<T> {
  value: T;
  calls: number;
  tokens: { input: number; output: number };
}

/** After this many failures in a row nobody waits for the model any more … */
const BREAKER_FAILURES = 5;
/** … until this long after the last of them. */
const BREAKER_REST_MS = 30_000;
/** Wait before the second try after a 429 without Retry-After or a 5xx, which LangChain does not retry. */
const RETRY_MS = 400;

/** The configured chat model behind its breaker; null when none is configured. */
export async function createChatModel(
  config: Config,
  { clock, logger }: { clock: Clock; logger: Logger },
): Promise<ChatModel | null> {
  if (!config.CHAT_MODEL) return null;
  const { ChatOpenAI } = await import('@langchain/openai');
  const model = new ChatOpenAI({
    model: config.CHAT_MODEL,
    apiKey: config.OPENAI_API_KEY ?? 'none',
    ...(config.OPENAI_BASE_URL && { configuration: { baseURL: config.OPENAI_BASE_URL } }),
    temperature: 0,
    maxRetries: 0,
    streaming: true,
    streamUsage: true,
  });
  return withBreaker(modelOf(model), clock, logger);
}

function modelOf(model: ChatOpenAI): ChatModel {
  return {
    fill: async (request) => {
      const signal = AbortSignal.timeout(request.ms);
      try {
        return await call(model, request, signal, 1);
      } catch (error) {
        if (!isPassing(error) || signal.aborted) throw asFault(error, signal);
        await pause(retryAfter(error), signal).catch((stopped) => {
          throw asFault(stopped, signal);
        });
        return call(model, request, signal, 2).catch((again) => {
          throw asFault(again, signal);
        });
      }
    },
  };
}

async function call<T>(
  model: ChatOpenAI,
  { name, system, user, schema }: ModelRequest<T>,
  signal: AbortSignal,
  calls: number,
): Promise<Filled<T>> {
  const structured = model.withStructuredOutput(schema as z.ZodType<Record<string, unknown>>, {
    name,
    method: 'functionCalling',
    includeRaw: true,
  });
  const messages = [
    { role: 'system' as const, content: system },
    { role: 'user' as const, content: mask(user).text },
  ];
  const { parsed, raw } = await structured.invoke(messages, { signal });
  const checked = schema.safeParse(parsed);
  if (!checked.success) throw fault('model_malformed', { reason: 'the answer does not fit the schema' });
  const usage = (raw as { usage_metadata?: { input_tokens: number; output_tokens: number } }).usage_metadata;
  return {
    value: checked.data,
    calls,
    tokens: { input: usage?.input_tokens ?? 0, output: usage?.output_tokens ?? 0 },
  };
}

/** Worth a second try: limits, server errors, a broken connection. */
function isPassing(error: unknown): boolean {
  if (error instanceof Fault) return false;
  const status = (error as { status?: number }).status;
  return status === undefined
    ? /terminated|fetch|connect|network/i.test(String(error))
    : status === 429 || status >= 500;
}

function retryAfter(error: unknown): number {
  const headers = (error as { headers?: Headers | Record<string, string> }).headers;
  const value = headers instanceof Headers ? headers.get('retry-after') : headers?.['retry-after'];
  const seconds = Number(value);
  return value && Number.isFinite(seconds) ? seconds * 1000 : RETRY_MS;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}

function asFault(error: unknown, signal: AbortSignal): Fault {
  if (error instanceof Fault) return error;
  if (signal.aborted) return fault('model_unavailable', { reason: 'no answer in time' }, error);
  const status = (error as { status?: number }).status;
  if (error instanceof SyntaxError || /parse|JSON/i.test(String((error as Error).message)))
    return fault('model_malformed', { reason: 'not JSON' }, error);
  return fault('model_unavailable', { reason: status ? `status ${status}` : 'connection failed' }, error);
}

function withBreaker(model: ChatModel, clock: Clock, logger: Logger): ChatModel {
  let failures = 0;
  let restUntil = 0;
  return {
    fill: async (request) => {
      if (clock.now().getTime() < restUntil)
        throw fault('model_unavailable', { reason: 'resting after failures' });
      try {
        const filled = await model.fill(request);
        failures = 0;
        return filled;
      } catch (error) {
        failures += 1;
        if (failures >= BREAKER_FAILURES) restUntil = clock.now().getTime() + BREAKER_REST_MS;
        logger.warn(
          { reason: error instanceof Fault ? error.message : String(error), failures },
          'model call failed',
        );
        throw error;
      }
    },
  };
}
