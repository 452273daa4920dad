import type { AIMessageChunk, UsageMetadata } from '@langchain/core/messages';
import type { ChatOpenAI } from '@langchain/openai';
import { z } from 'zod';
import { fault } from './faults.ts';
import type { ModelRequest } from './llm.ts';
import { mask } from './personal.ts';

/** What one call gave, and its tokens as the server counts them. */
export interface Written<T> {
  value: T;
  tokens: { input: number; output: number };
}

/** More than this is no answer but a flood: the connection is dropped. */
const LONGEST = 64_000;

/**
 * One streamed call that must use the function of the schema. Throws `model_malformed` when what comes back
 * does not fill it, and the client's own error when nothing comes back.
 *
 * The stream is read here, not by `invoke`: for a streaming model that counts tokens with a table fetched from
 * a foreign host, and parses the arguments anew with every piece.
 */
export async function callModel<T>(
  model: ChatOpenAI,
  { name, system, user, schema }: ModelRequest<T>,
  signal: AbortSignal,
): Promise<Written<T>> {
  const { $schema, ...parameters } = z.toJSONSchema(schema);
  const fill = { type: 'function' as const, function: { name, parameters } };
  const stream = await model.bindTools([fill], { tool_choice: name }).stream(
    [
      { role: 'system', content: mask(system).text },
      { role: 'user', content: mask(user).text },
    ],
    { signal },
  );
  const { calls, content, tokens } = await collect(stream);
  signal.throwIfAborted();
  const text = [...calls.values()].find((call) => call.name === name)?.args ?? content;
  return { value: parse(text, schema), tokens };
}

interface Collected {
  /** Function calls by their place: other functions than the one asked for are there, and never used. */
  calls: Map<number, { name: string; args: string }>;
  content: string;
  tokens: Written<unknown>['tokens'];
}

async function collect(stream: AsyncIterable<AIMessageChunk>): Promise<Collected> {
  const all: Collected = { calls: new Map(), content: '', tokens: { input: 0, output: 0 } };
  let length = 0;
  for await (const { content, tool_call_chunks: pieces = [], usage_metadata } of stream) {
    const usage = usage_metadata as UsageMetadata | undefined;
    for (const { index = 0, name, args } of pieces) {
      const call = all.calls.get(index) ?? { name: '', args: '' };
      all.calls.set(index, { name: call.name || (name ?? ''), args: call.args + (args ?? '') });
      length += args?.length ?? 0;
    }
    if (typeof content === 'string') all.content += content;
    if (usage) all.tokens = { input: usage.input_tokens, output: usage.output_tokens };
    if (length + all.content.length > LONGEST) throw fault('model_malformed', { reason: 'far too long' });
  }
  return all;
}

/** JSON that fits the schema; a model that cannot call functions may have written it as plain text. */
function parse<T>(text: string, schema: z.ZodType<T>): T {
  let json: unknown;
  try {
    json = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
  } catch (error) {
    throw fault('model_malformed', { reason: 'not JSON' }, error);
  }
  const checked = schema.safeParse(json);
  if (!checked.success) throw fault('model_malformed', { reason: 'the answer does not fit the schema' });
  return checked.data;
}
