import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { openaiEmbedder } from '../../knowledge/embedder.openai.ts';
import { EMBEDDING } from '../../knowledge/tuning.ts';
import { type OpenAiServer, startOpenAiServer } from '../support/openai-server.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function startServer(): Promise<OpenAiServer> {
  const server = await startOpenAiServer();
  closing.push(() => server.stop());
  return server;
}

/** An endpoint that gives the same reply to everything. */
async function startAnswering(status: number, body: unknown, asked = () => {}): Promise<string> {
  const server = createServer((incoming, outgoing) => {
    asked();
    incoming.resume().once('end', () => {
      outgoing.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}

const embedderAt = (baseUrl: string, dimensions = 16) =>
  openaiEmbedder({ model: 'bge', dimensions, baseUrl, apiKey: 'x' });

describe('an embedding endpoint', () => {
  it('gives unit vectors in order, in batches', async () => {
    const server = await startServer();
    const texts = Array.from({ length: EMBEDDING.batch + 5 }, (_, i) => `第${i}条`);
    const embedder = embedderAt(server.url);
    const vectors = await embedder.embed(texts, 'passage');
    expect(server.embeddings.map((batch) => batch.length)).toEqual([EMBEDDING.batch, 5]);
    expect(server.embeddings.flat()).toEqual(texts);
    for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
    const [again] = await embedder.embed([texts[7]!], 'passage');
    expect(vectors[7]).toEqual(again);
  });

  it('never sees personal data of a question', async () => {
    const server = await startServer();
    await embedderAt(server.url).embed(['我的电话13800138000，老板不发工资'], 'question');
    expect(server.embeddings.flat()).toEqual(['我的电话[电话]，老板不发工资']);
  });

  it('has a stamp of its own per model, size and host', () => {
    const stamps = [
      openaiEmbedder({ model: 'a', dimensions: 16, baseUrl: undefined, apiKey: undefined }),
      openaiEmbedder({ model: 'b', dimensions: 16, baseUrl: undefined, apiKey: undefined }),
      openaiEmbedder({ model: 'a', dimensions: 32, baseUrl: undefined, apiKey: undefined }),
      openaiEmbedder({ model: 'a', dimensions: 16, baseUrl: 'http://127.0.0.1:1/v1', apiKey: undefined }),
    ].map(({ stamp }) => stamp);
    expect(new Set(stamps).size).toBe(4);
  });

  it('is refused when it is down or fails', async () => {
    await expect(embedderAt('http://127.0.0.1:9/v1').embed(['x'], 'question')).rejects.toMatchObject({
      code: 'model_unavailable',
    });
    const failing = await startAnswering(400, { error: { message: 'no such model' } });
    await expect(embedderAt(failing).embed(['x'], 'passage')).rejects.toMatchObject({
      code: 'model_unavailable',
    });
  });

  it('keeps no question waiting after failures in a row', async () => {
    let asked = 0;
    const url = await startAnswering(400, { error: { message: 'no such model' } }, () => {
      asked++;
    });
    const embedder = embedderAt(url);
    for (let i = 0; i < 8; i++)
      await expect(embedder.embed(['x'], 'question')).rejects.toMatchObject({ code: 'model_unavailable' });
    expect(asked).toBe(5);
  });

  it('is refused when its vectors are of another size or no numbers', async () => {
    const reply = (embedding: unknown) => ({
      object: 'list',
      data: [{ object: 'embedding', index: 0, embedding }],
    });
    for (const embedding of [[1, 0, 0], [], Array(16).fill(null)]) {
      const url = await startAnswering(200, reply(embedding));
      await expect(embedderAt(url).embed(['x'], 'question')).rejects.toMatchObject({
        code: 'model_malformed',
      });
    }
  });
});
