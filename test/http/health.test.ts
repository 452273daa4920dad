import { expect, it } from 'vitest';
import { startTestServer } from '../support/server.ts';

it('is alive at once, and ready when the knowledge is', async () => {
  let knowledge = false;
  const server = await startTestServer({ ready: () => knowledge });
  const state = async (path: string) => {
    const response = await fetch(server.url + path);
    return { status: response.status, body: await response.json() };
  };
  expect(await state('/healthz')).toEqual({ status: 200, body: { status: 'ok' } });
  expect(await state('/readyz')).toMatchObject({
    status: 503,
    body: { checks: { knowledge: false, storage: true } },
  });
  knowledge = true;
  expect(await state('/readyz')).toMatchObject({ status: 200, body: { status: 'ready' } });
  expect(await server.store.selectFrom('meta').selectAll().where('key', '=', 'probe').execute()).toEqual([]);
  await server.stop();
});

it('refuses a port that is taken, by its name', async () => {
  const server = await startTestServer();
  const port = new URL(server.url).port;
  await expect(startTestServer({ env: { PORT: port } })).rejects.toMatchObject({ code: 'port_in_use' });
  await server.stop();
});
