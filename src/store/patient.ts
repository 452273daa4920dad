import { setTimeout as pause } from 'node:timers/promises';
import type { DatabaseConnection, Dialect, Driver } from 'kysely';

/** How long a statement waits for another process or thread that writes, and how often it looks. */
const PATIENCE_MS = 10_000;
const LOOK_MS = 3;

/**
 * A SQLite dialect whose statements wait for other writers without holding up the event loop: SQLite's own
 * waiting stops the whole thread, and with it everybody's conversation. The database must not wait itself
 * (`busy_timeout = 0`).
 */
export function patient(dialect: Dialect): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => patientDriver(dialect.createDriver()),
  };
}

function patientDriver(driver: Driver): Driver {
  const wrapped = new WeakMap<DatabaseConnection, DatabaseConnection>();
  return {
    init: () => driver.init(),
    acquireConnection: async () => {
      const connection = await driver.acquireConnection();
      const held = wrapped.get(connection) ?? patientConnection(connection);
      wrapped.set(connection, held);
      return held;
    },
    releaseConnection: (connection) => driver.releaseConnection(connection),
    beginTransaction: (connection, settings) => driver.beginTransaction(connection, settings),
    commitTransaction: (connection) => driver.commitTransaction(connection),
    rollbackTransaction: (connection) => driver.rollbackTransaction(connection),
    destroy: () => driver.destroy(),
  };
}

function patientConnection(connection: DatabaseConnection): DatabaseConnection {
  return {
    executeQuery: (query) => waiting(() => connection.executeQuery(query)),
    streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
  };
}

async function waiting<T>(run: () => Promise<T>): Promise<T> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await run();
    } catch (error) {
      // A stale snapshot (SQLITE_BUSY_SNAPSHOT) does not get better by waiting.
      const busy = error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY';
      if (!busy || performance.now() > until) throw error;
      await pause(LOOK_MS);
    }
  }
}
