import { setTimeout as pause } from 'node:timers/promises';
import type { z } from 'zod';
import { type BreakerState, createBreaker } from './breaker.ts';
import type { Config } from './config.ts';
import { Fault, fault } from './faults.ts';
import { callModel, type Written } from './llm-call.ts';
import type { Logger } from './log.ts';
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

/** The model of the configuration, with how it is. */
export interface ConfiguredModel extends ChatModel {
  name: string;
  state(): BreakerState;
}

export interface ModelRequest<T> {
  name: string;
  system: string;
  user: string;
  schema: z.ZodType<T>;
  ms: number;
}

/** What the model gave, and what it cost. */
export interface Filled<T> extends Written<T> {
  calls: number;
}

/** Wait before the second try when the server names none. */
const RETRY_MS = 400;

/** The configured chat model behind its breaker; null when none is configured. */
export async function createChatModel(
  config: Config,
  { clock, logger }: { clock: Clock; logger: Logger },
): Promise<ConfiguredModel | null> {
  if (!config.CHAT_MODEL) return null;
  const { ChatOpenAI } = await import('@langchain/openai');
  const model = new ChatOpenAI({
    model: config.CHAT_MODEL,
    apiKey: config.OPENAI_API_KEY ?? 'none',
    configuration: {
      logLevel: 'off',
      ...(config.OPENAI_BASE_URL && { baseURL: config.OPENAI_BASE_URL }),
    },
    temperature: 0,
    maxRetries: 0,
  });
  const breaker = createBreaker(clock);
  return {
    name: config.CHAT_MODEL,
    state: breaker.state,
    fill: (request) =>
      breaker
        .run(() => withRetry((signal) => callModel(model, request, signal), request.ms))
        .catch((error) => {
          logger.warn({ model: request.name, reason: String(error) }, 'model call failed');
          throw error;
        }),
  };
}

/**
 * One call, and a second where that may help and there is time for it. LangChain's own retry is off: it leaves
 * out a 429 without Retry-After and streams cut midway, and knows no deadline.
 */
async function withRetry<T>(
  call: (signal: AbortSignal) => Promise<Written<T>>,
  ms: number,
): Promise<Filled<T>> {
  const until = performance.now() + ms;
  const signal = AbortSignal.timeout(Math.ceil(ms));
  try {
    return { ...(await call(signal)), calls: 1 };
  } catch (error) {
    const wait = waitFor(error);
    if (wait === null || performance.now() + wait >= until) throw asFault(error, signal);
    await pause(wait);
    return call(signal).then(
      (written) => ({ ...written, calls: 2 }),
      (again) => {
        throw asFault(again, signal);
      },
    );
  }
}

/** What LangChain adds to an error of the OpenAI client. */
interface ModelError {
  status?: number;
  /** The client's own error, where LangChain gives another for it: a text too long. */
  cause?: { status?: number };
  rateLimitType?: 'wait' | 'stop' | 'capacity';
  retryAfterMs?: number;
}

/** Milliseconds until a second try: for limits, server errors and broken connections; null: it would not help. */
function waitFor(error: unknown): number | null {
  if (error instanceof Fault) return null;
  const { rateLimitType, retryAfterMs } = error as ModelError;
  const status = statusOf(error);
  if (rateLimitType === 'stop') return null;
  if (status !== undefined && status !== 408 && status !== 429 && status < 500) return null;
  return retryAfterMs ?? RETRY_MS;
}

function asFault(error: unknown, signal: AbortSignal): Fault {
  if (error instanceof Fault) return error;
  const status = statusOf(error);
  const reason = signal.aborted ? 'no answer in time' : status ? `status ${status}` : 'connection failed';
  return fault('model_unavailable', { reason }, error);
}

function statusOf(error: unknown): number | undefined {
  const { status, cause } = error as ModelError;
  return status ?? cause?.status;
}
