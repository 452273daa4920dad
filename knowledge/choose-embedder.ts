import type { Config } from '../src/base/config.ts';
import type { Embedder } from './embedder.ts';

/** The embedder of a configuration: a model behind an endpoint when one is named, else the built-in one. */
export async function chooseEmbedder(config: Config): Promise<Embedder> {
  if (config.EMBEDDING_MODEL) {
    const { openaiEmbedder } = await import('./embedder.openai.ts');
    return openaiEmbedder({
      model: config.EMBEDDING_MODEL,
      dimensions: config.EMBEDDING_DIMENSIONS,
      baseUrl: config.OPENAI_BASE_URL,
      apiKey: config.OPENAI_API_KEY,
    });
  }
  const { builtinEmbedder } = await import('./embedder.builtin.ts');
  return builtinEmbedder();
}
