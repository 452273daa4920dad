import type { OpenAIEmbeddings } from '@langchain/openai';
import { createBreaker } from '../src/base/breaker.ts';
import { Fault, fault } from '../src/base/faults.ts';
import { mask } from '../src/base/personal.ts';
import { systemClock } from '../src/base/time.ts';
import type { Embedder } from './embedder.ts';
import { EMBEDDING } from './tuning.ts';

export interface EndpointOptions {
  model: string;
  dimensions: number;
  baseUrl: string | undefined;
  apiKey: string | undefined;
}

/**
 * An embedding model behind an OpenAI-compatible endpoint. The client library is loaded with the first text.
 * Personal data is masked in questions before they leave. `embed` throws `model_unavailable` when the endpoint
 * fails or is slow (for questions at once, after failures in a row), `model_malformed` when what it gives are not vectors of the size asked for.
 */
export function openaiEmbedder(options: EndpointOptions): Embedder {
  const { model, dimensions, baseUrl } = options;
  const breaker = createBreaker(systemClock);
  const clients: Partial<Record<'passage' | 'question', Promise<OpenAIEmbeddings>>> = {};
  return {
    stamp: `openai:${baseUrl ? new URL(baseUrl).host : 'default'}:${model}:${dimensions}`,
    dimensions,
    async embed(texts, purpose) {
      clients[purpose] ??= connect(options, purpose);
      const sent = purpose === 'question' ? texts.map((text) => mask(text).text) : [...texts];
      const client = await clients[purpose];
      const call = () => client.embedDocuments(sent);
      const vectors = await (purpose === 'question' ? breaker.run(call) : call()).catch(unavailable);
      if (vectors.length !== texts.length) throw malformed(`${vectors.length} vectors for ${texts.length}`);
      return vectors.map((vector) => unitVector(vector, dimensions));
    },
  };
}

function unavailable(cause: unknown): never {
  if (cause instanceof Fault) throw cause;
  throw fault('model_unavailable', { reason: cause instanceof Error ? cause.message : String(cause) }, cause);
}

async function connect(
  { model, dimensions, baseUrl, apiKey }: EndpointOptions,
  purpose: 'passage' | 'question',
): Promise<OpenAIEmbeddings> {
  const { OpenAIEmbeddings } = await import('@langchain/openai');
  return new OpenAIEmbeddings({
    model,
    dimensions,
    apiKey: apiKey ?? 'none',
    batchSize: EMBEDDING.batch,
    timeout: purpose === 'question' ? EMBEDDING.questionMs : EMBEDDING.passagesMs,
    maxRetries: purpose === 'question' ? 0 : 2,
    configuration: { logLevel: 'off', ...(baseUrl && { baseURL: baseUrl }) },
  });
}

/** Cosine needs unit length; an endpoint need not give it. The zero vector stays, and is like nothing. */
function unitVector(numbers: readonly number[], dimensions: number): Float32Array {
  if (numbers.length !== dimensions) throw malformed(`${numbers.length} numbers instead of ${dimensions}`);
  const length = Math.hypot(...numbers);
  if (!Number.isFinite(length)) throw malformed('numbers that are none');
  return Float32Array.from(numbers, (number) => (length === 0 ? 0 : number / length));
}

function malformed(reason: string): Fault {
  return fault('model_malformed', { reason });
}
