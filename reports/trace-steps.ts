import { z } from 'zod';
import { loadData } from '../src/base/load-data.ts';
import type { TracedStep } from './api.ts';
import { bilingual } from './words.ts';

/** Steps of an answer in order: how each is called, and what of the trace it left. */
const STEPS = loadData(
  'reports/data/steps.yaml',
  z.array(z.strictObject({ step: z.string(), name: bilingual, keys: z.array(z.string()) })),
);

/** The steps that ran, each with what it found and how long it took; what no step is known for comes last. */
export function stepsOf(trace: Record<string, unknown>, timings: Record<string, number>): TracedStep[] {
  const known = new Set(STEPS.flatMap(({ keys }) => keys));
  const rest = Object.fromEntries(Object.entries(trace).filter(([key]) => !known.has(key)));
  const steps = STEPS.map(({ step, name, keys }) => ({
    step,
    name,
    ms: timings[step] ?? null,
    found: foundBy(trace, keys),
  })).filter(({ ms, found }) => ms !== null || found !== null);
  if (Object.keys(rest).length === 0) return steps;
  return [...steps, { step: 'other', name: { zh: '其他', en: 'Other' }, ms: null, found: rest }];
}

/** One key: what it holds; several: by their names. */
function foundBy(trace: Record<string, unknown>, keys: readonly string[]): unknown {
  const held = keys.filter((key) => trace[key] !== undefined && trace[key] !== null);
  if (held.length === 0) return null;
  return keys.length === 1 ? trace[keys[0]!] : Object.fromEntries(held.map((key) => [key, trace[key]]));
}

const cutSchema = z.object({ cut: z.array(z.object({ text: z.string(), reason: z.string() })) });

/** Statements that the check took out. */
export function cutOf(trace: Record<string, unknown>): { text: string; reason: string }[] {
  return cutSchema.safeParse(trace).data?.cut ?? [];
}
