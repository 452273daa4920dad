import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ROOT } from '../src/base/root.ts';
import { readYaml } from '../src/base/yaml.ts';
import { type Guide, type GuideSource, guideSchema, guideSourceSchema } from './guide.ts';

/** The starter guides and the laws they rest on. */
export interface Guides {
  guides: Guide[];
  /** By the key that sections use. */
  sources: Map<string, GuideSource>;
}

const FOLDER = join(ROOT, 'services', 'guides');

/** Reads every guide; throws, naming file and field, when one breaks the schema or names an unknown law. */
export function readGuides(folder = FOLDER): Guides {
  const sources = readSources(join(folder, 'sources'));
  const guides = yamlFiles(folder).map((file) => {
    const guide = read(file, guideSchema);
    for (const { law } of guide.sections.flatMap((section) => section.sources))
      if (!sources.has(law)) throw new Error(`${file}: no such source: ${law}`);
    return guide;
  });
  return { guides, sources };
}

/** Digest of the files that guides are read from: unchanged, and nothing needs to be read. */
export function guidesDigest(folder = FOLDER): string {
  const hash = createHash('sha256');
  for (const file of [...yamlFiles(folder), ...yamlFiles(join(folder, 'sources'))])
    hash.update(file.slice(folder.length)).update(readFileSync(file));
  return hash.digest('hex');
}

/** The laws that guides and calculators rest on, by key. */
export function readSources(folder = join(FOLDER, 'sources')): Map<string, GuideSource> {
  const sources = new Map<string, GuideSource>();
  for (const file of yamlFiles(folder)) {
    for (const [law, source] of Object.entries(read(file, z.record(z.string(), guideSourceSchema)))) {
      if (sources.has(law)) throw new Error(`${file}: ${law} is defined twice`);
      sources.set(law, source);
    }
  }
  return sources;
}

function yamlFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(folder, name));
}

function read<T>(file: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(readYaml(file));
  if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
