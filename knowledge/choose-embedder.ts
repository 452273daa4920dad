import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../src/base/config.ts';
import { ROOT } from '../src/base/root.ts';
import type { Embedder } from './embedder.ts';

/** The embedder of a configuration: a model behind an endpoint when one is named, else the built-in one. */
export async function chooseEmbedder(config: Config): Promise<Embedder | null> {
  if (config.EMBEDDING_MODEL) {
    const { openaiEmbedder } = await import('./embedder.openai.ts');
    return openaiEmbedder({
      model: config.EMBEDDING_MODEL,
      dimensions: config.EMBEDDING_DIMENSIONS,
      baseUrl: config.OPENAI_BASE_URL,
      apiKey: config.OPENAI_API_KEY,
    });
  }
  if (!existsSync(join(ROOT, 'knowledge/model/embedder.bin'))) return null;
  const { builtinEmbedder } = await import('./embedder.builtin.ts');
  return builtinEmbedder();
}
