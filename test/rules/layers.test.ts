import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../src/base/root.ts';

/** Lowest first: a file may import its own layer and those before it. */
const LAYERS = [
  ['src/base'],
  ['src/store'],
  ['accounts', 'knowledge'],
  ['ingest', 'services', 'desk'],
  ['bot'],
  ['reports'],
  ['src/operations'],
  ['src/http'],
  ['src/app', 'src/cli', 'src/main'],
];

/** Third parties that only some files may import. */
const FENCES: Record<string, RegExp> = {
  botbuilder: /^bot\/channel/,
  'botbuilder-core': /^bot\/channel/,
  'botframework-connector': /^bot\/channel/,
  'better-sqlite3': /^src\/store\/open\.ts$/,
  'hnswlib-node': /^knowledge\/search-index\.memory/,
  express: /^src\/http\//,
  'pdf-parse': /^ingest\/parsers\//,
  '@embedpdf/pdfium': /^ingest\/parsers\//,
  '@e965/xlsx': /^ingest\/(parsers\/|publishing\/sheet-)/,
  'postal-mime': /^ingest\/parsers\//,
  htmlparser2: /^ingest\/(parsers|watch)\//,
  linkedom: /^ingest\/parsers\//,
  '@langchain/openai': /^(src\/base\/llm|knowledge\/embedder)/,
  '@langchain/core': /^(src\/base\/llm|knowledge\/(embedder|retriever))/,
};

const FOLDERS = ['accounts', 'bot', 'desk', 'ingest', 'knowledge', 'reports', 'services', 'src'].filter(
  (folder) => existsSync(join(ROOT, folder)),
);
const files = sourceFiles();

describe('the layers', () => {
  it('import one way only', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => target.startsWith('.'))
        .map((target) => normalize(join(dirname(file), target)))
        .filter((target) => !mayImport(file, target))
        .map((target) => `${file} → ${target}`),
    );
    expect(files.length).toBeGreaterThan(50);
    expect(wrong).toEqual([]);
  });

  it('keep third parties behind their fences', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => !target.startsWith('.'))
        .map((target) =>
          target
            .split('/')
            .slice(0, target.startsWith('@') ? 2 : 1)
            .join('/'),
        )
        .filter((name) => FENCES[name] && !FENCES[name].test(file))
        .map((name) => `${file} → ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('read the environment in one place', () => {
    const wrong = files.filter(
      (file) => !['src/base/config.ts', 'src/main.ts'].includes(file) && /process\.env\b/.test(read(file)),
    );
    expect(wrong).toEqual([]);
  });
});

function mayImport(file: string, target: string): boolean {
  const from = layerOf(file);
  const to = layerOf(target);
  if (from === to) return sameFolder(file, target, from);
  return to >= 0 && to < from;
}

/** Folders of one layer do not know each other. */
function sameFolder(file: string, target: string, layer: number): boolean {
  const folder = (path: string) => LAYERS[layer]?.find((name) => path.startsWith(name));
  return layer === LAYERS.length - 1 || folder(file) === folder(target);
}

function layerOf(path: string): number {
  return LAYERS.findIndex((folders) => folders.some((folder) => path.startsWith(folder)));
}

function sourceFiles(): string[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${folder}/${name}`),
  );
}

function importsOf(file: string): string[] {
  return [...read(file).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1]!);
}

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}
