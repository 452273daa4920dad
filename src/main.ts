import { existsSync } from 'node:fs';
import { Fault, fault } from './base/faults.ts';
import { createProgram } from './cli/program.ts';

/** The edge of the command line: refusals are explained in one line, bugs keep their stack. */
try {
  if (existsSync('.env')) process.loadEnvFile('.env');
  await createProgram().parseAsync();
} catch (error) {
  const refusal = error instanceof Fault ? error : unexpected(error);
  process.stderr.write(`lastkm: ${refusal.in('en')}\n`);
  if (process.env.LANG?.startsWith('zh')) process.stderr.write(`lastkm: ${refusal.in('zh')}\n`);
  process.exitCode = 1;
}

function unexpected(error: unknown): Fault {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return fault('internal');
}
