import { createWriteStream } from 'node:fs';
import { copyFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request } from 'express';
import { z } from 'zod';
import type { Config } from '../../base/config.ts';
import { fault } from '../../base/faults.ts';
import { listBackups } from '../../operations/backups.ts';
import {
  armRestore,
  dropRestore,
  type RestoreDeps,
  receivingFile,
  restoreState,
  stageRestore,
} from '../../operations/restore-staged.ts';
import type { Supervision } from '../../operations/supervision.ts';
import type { RUNNING } from '../access/running.ts';
import { readBody } from '../body.ts';
import type { Handlers } from '../route.ts';

type RestoreRoute = Extract<keyof typeof RUNNING, `${string} /api/admin/restore${string}`>;

/** Largest archive taken over the page; a larger one goes by the command line. */
const LARGEST = 8e9;
const backupBody = z.strictObject({ backup: z.string().max(80) });
const applyBody = z.strictObject({
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  reason: z.string().trim().min(3).max(500),
});

/** Putting a backup back from the page: received and checked here, in place at the next start. */
export function restoreRoutes(deps: RestoreDeps & { supervision?: Supervision }): Handlers<RestoreRoute> {
  const { config, supervision } = deps;
  return {
    'GET /api/admin/restore': async ({ response }) => {
      response.json(await restoreState(deps));
    },
    'POST /api/admin/restore': async ({ request, response, person }) => {
      const source = request.is('json') ? await copied(deps, request) : await received(config, request);
      response.status(201).json(await stageRestore(deps, person.id, source));
    },
    'DELETE /api/admin/restore': async ({ response, person }) => {
      await dropRestore(deps, person.id);
      response.json(await restoreState(deps));
    },
    'POST /api/admin/restore/apply': async ({ request, response, person }) => {
      const { digest } = readBody(applyBody, request);
      if (!supervision) throw fault('not_supervised');
      await armRestore(deps, person.id, digest);
      response.status(202).json(await restoreState(deps));
      supervision.restart();
    },
  };
}

/** One of the server's own backups. */
async function copied({ config, store }: RestoreDeps, request: Request) {
  const { backup: name } = readBody(backupBody, request);
  const dataDir = resolve(config.DATA_DIR);
  if (!(await listBackups(store, dataDir)).some((one) => one.name === name)) throw fault('not_found');
  const file = await receivingFile(config);
  await copyFile(join(dataDir, 'backups', name), file);
  return { file, name };
}

/** The body of the request, written to disk as it comes. Throws `file_too_large`, `file_empty`. */
async function received(config: Config, request: Request) {
  const file = await receivingFile(config);
  let size = 0;
  const bounded = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      const tooLarge = size > LARGEST;
      done(tooLarge ? fault('file_too_large', { size: '> 8 GB', limit: '8 GB' }) : null, chunk);
    },
  });
  try {
    await pipeline(request, bounded, createWriteStream(file, { flags: 'wx', mode: 0o600 }));
    if (size === 0) throw fault('file_empty');
    return { file, name: nameOf(request) };
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}

function nameOf({ query }: Request): string {
  return typeof query.name === 'string' && query.name !== '' ? query.name.slice(0, 120) : 'archive.zip';
}
