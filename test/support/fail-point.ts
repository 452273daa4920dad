import Database from 'better-sqlite3';

/** Where a process is to die: around the commit that holds this log entry, by whom it was done if it matters. */
export type FailPoint = `${'before' | 'after'} ${string}`;

/**
 * Ends this process as `kill -9` does, at one named moment, once SIGUSR2 has said that it is time: `before case.claimed` is inside of the transaction
 * that logs it, all of it written and none of it committed; `after case.claimed` is once it is committed, before
 * anybody is told. `after message/adviser` names who is written down as its actor as well.
 */
export function dieAt(point: FailPoint): void {
  const [when, what] = point.split(' ') as ['before' | 'after', string];
  const [kind, actor] = what.split('/');
  let armed = false;
  process.on('SIGUSR2', () => {
    armed = true;
  });
  let logged = false;
  const prepare = Database.prototype.prepare;
  Database.prototype.prepare = function (this: Database.Database, sql: string) {
    const statement = prepare.call(this, sql);
    if (/^insert into "log"/.test(sql))
      watch(statement, (values) => {
        logged ||= armed && values.includes(kind) && (!actor || values.includes(actor));
      });
    if (/^(begin|rollback)/i.test(sql)) logged = false;
    if (/^commit/i.test(sql)) {
      const commit = statement.run.bind(statement) as (...values: unknown[]) => Database.RunResult;
      statement.run = (...values: unknown[]) => {
        if (logged && when === 'before') die();
        const done = commit(...values);
        if (logged) die();
        return done;
      };
    }
    return statement;
  } as typeof prepare;
}

/** A statement that gives rows back is run by `all`. */
function watch(statement: Database.Statement, seen: (values: unknown[]) => void): void {
  const run = statement.all.bind(statement);
  statement.all = (...values: unknown[]) => {
    seen(values.flat());
    return run(...values);
  };
}

function die(): void {
  process.kill(process.pid, 'SIGKILL');
}
