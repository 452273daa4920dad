import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROUTES } from '../../src/http/access.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { ACCOUNT_OBJECTS } from './access-objects/account.ts';
import { CHAT_OBJECTS } from './access-objects/chat.ts';
import { DESK_OBJECTS } from './access-objects/desk.ts';
import { INSIGHT_OBJECTS } from './access-objects/insight.ts';
import type { MakeObjects, Objects } from './access-objects/object.ts';
import { REPORT_OBJECTS } from './access-objects/reports.ts';
import { RUNNING_OBJECTS } from './access-objects/running.ts';
import { TEXT_OBJECTS } from './access-objects/texts.ts';

/** Other parts add theirs here. */
const OBJECTS: Record<string, MakeObjects | undefined> = {
  ...CHAT_OBJECTS,
  ...ACCOUNT_OBJECTS,
  ...DESK_OBJECTS,
  ...INSIGHT_OBJECTS,
  ...RUNNING_OBJECTS,
  ...REPORT_OBJECTS,
  ...TEXT_OBJECTS,
};

const routes = Object.keys(ROUTES).filter((key) => key.includes(':'));
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

describe('every route about an object', () => {
  it('has objects to be tried with', () => {
    expect(routes.filter((key) => !(key in OBJECTS))).toEqual([]);
  });

  it.each(routes.filter((key) => key in OBJECTS))(
    '%s opens one’s own, and says the same of another’s as of none',
    async (key) => {
      const objects = await OBJECTS[key]!(server);
      const missing = await tried(key, objects, objects.missing);
      expect(missing.status).toBe(404);
      if (objects.other) expect(await tried(key, objects, objects.other)).toEqual(missing);
      if (objects.own) expect((await tried(key, objects, objects.own)).status).not.toBeOneOf([401, 403, 404]);
    },
  );
});

async function tried(key: string, { self, body }: Objects, id: string) {
  const [method, path] = key.split(' ') as [string, string];
  const values = id.split(' ');
  const filled = path.replace(/:\w+/g, () => values.shift() ?? 'x');
  const response = await self.call(method, filled, method === 'GET' ? undefined : body);
  return { status: response.status, said: await response.text() };
}
