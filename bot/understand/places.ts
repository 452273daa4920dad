import { z } from 'zod';
import { loadData } from '../../src/base/load-data.ts';

const words = z.array(z.string()).min(1);
const regions = loadData(
  'bot/understand/regions.yaml',
  z.record(z.string(), z.strictObject({ zh: words, en: words })),
);

/** Provinces by short name. */
export const REGIONS: readonly string[] = Object.keys(regions);

const provinceOf = new Map(
  Object.entries(regions).flatMap(([province, { zh, en }]) =>
    [...zh, ...en].map((name) => [name, province] as const),
  ),
);
const NAMES = new RegExp(
  `${Object.values(regions)
    .flatMap(({ zh }) => zh)
    .join('|')}|\\b(?:${Object.values(regions)
    .flatMap(({ en }) => en)
    .join('|')})\\b`,
  'g',
);

/** Provinces, by short name, that a normalised text names itself or through a city; in order of place. */
export function regionsIn(normal: string): string[] {
  return [...new Set([...normal.matchAll(NAMES)].map(([name]) => provinceOf.get(name)!))];
}
