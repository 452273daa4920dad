import { z } from 'zod';
import type { Hit } from '../../knowledge/search.ts';
import type { ChatModel } from '../../src/base/llm.ts';
import { prompt } from '../prompt.ts';

/** So many of the first hits are shown to a model, and so much of each. */
const SHOWN = 20;
const CHARACTERS = 300;

const orderSchema = z.object({ best: z.array(z.string()).max(SHOWN) });

/**
 * Puts the hits that a model names first, in its order; all others follow as they were. Nothing is added or left
 * out: what a model says moves passages, and does no more. Null: there is nothing to order. Throws what the model
 * throws.
 */
export async function rerank(
  model: ChatModel,
  question: string,
  hits: readonly Hit[],
  ms: number,
): Promise<Hit[] | null> {
  const shown = hits.slice(0, SHOWN);
  if (shown.length < 2) return null;
  const passages = shown.map(({ passage: { title, article, text } }, i) => {
    const words = text.length > CHARACTERS ? `${text.slice(0, CHARACTERS)}…` : text;
    return `P${i + 1} 《${title}》${article ?? ''}\n${words}`;
  });
  const { value } = await model.fill({
    name: 'rerank',
    system: prompt('rerank', { passages: passages.join('\n\n') }),
    user: question,
    schema: orderSchema,
    ms,
  });
  const named = new Set(value.best.flatMap((name) => shown[placeOf(name)] ?? []));
  return [...named, ...hits.filter((hit) => !named.has(hit))];
}

/** `P3` → 2; -1: no place. */
function placeOf(name: string): number {
  return Number(/^\[?P?(\d+)\]?$/i.exec(name.trim())?.[1] ?? 0) - 1;
}
