import type { Store } from '../../store/open.ts';
import type { Handlers } from '../route.ts';

export interface HealthDeps {
  store: Store;
  /** Whether the knowledge can be searched. */
  ready: () => boolean | Promise<boolean>;
}

/** `/healthz`: the process runs. `/readyz`: it can take a question, that is search and write. */
export function healthRoutes({ store, ready }: HealthDeps): Handlers<'GET /healthz' | 'GET /readyz'> {
  return {
    'GET /healthz': ({ response }) => {
      response.json({ status: 'ok' });
    },
    'GET /readyz': async ({ response }) => {
      const checks = { knowledge: await ready(), storage: await writable(store) };
      const ok = checks.knowledge && checks.storage;
      response.status(ok ? 200 : 503).json({ status: ok ? 'ready' : 'not ready', checks });
    },
  };
}

/** Tries a write and takes it back. */
function writable(store: Store): Promise<boolean> {
  const undone = new Error('undone');
  return store
    .transaction()
    .execute(async (tx) => {
      await tx
        .insertInto('meta')
        .values({ key: 'probe', value: '' })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .execute();
      throw undone;
    })
    .catch((error: unknown) => error === undone);
}
