import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '../../src/base/root.ts';
import { type Part, readSource } from '../../web/admin/data/yaml-source.ts';
import { withCopy, withLines, withoutEntry, withValue } from '../../web/admin/data/yaml-write.ts';

const FILES = [
  'bot/triage/clarify.yaml',
  'bot/triage/examples.yaml',
  'bot/triage/issues.yaml',
  'knowledge/thesaurus/tax.yaml',
  'services/calculators/rules.yaml',
];
/** Words that YAML would read as something else unless they are quoted. */
const AWKWARD = ['a: b, [c] {d}', '# no comment', 'true', "it's", '“引号”，逗号', '- dash', '0123', ' '];

describe('editing YAML by a form', () => {
  it.each(FILES)('changes the one value and nothing else: %s', (file) => {
    const text = read(file);
    for (const { part, path } of sampled(valuesOf(readSource(text)!), 2))
      for (const words of AWKWARD)
        if (typeof at(parse(text), path) === 'string')
          expect(parse(withValue(text, part, words))).toEqual(put(parse(text), path, words));
  });

  it.each(FILES)('changes a list of values, and keeps the comments around it: %s', (file) => {
    const text = read(file);
    for (const { part, path } of sampled(listsOf(readSource(text)!), 3)) {
      const was = part.items.map((item) => item.text);
      if (at(parse(text), path).some((one: unknown) => typeof one !== 'string')) continue;
      for (const next of [
        ['new: one', ...was],
        [...was, 'last, of all'],
        was.slice(1),
        [was[0]!, 'x', ...was.slice(1)],
      ]) {
        const edited = withLines(text, part, next);
        expect(parse(edited) ?? null).toEqual(put(parse(text), path, next));
        expect(commentsOf(edited)).toEqual(commentsOf(text));
      }
    }
  });

  it('copies the last entry of a list and removes one', () => {
    const text =
      'top: 1 # kept\nlist:\n  - a: 1\n    b: [x, y]\n  # about the second\n  - a: 2\n    b: [z]\nend: yes\n';
    const source = readSource(text) as Extract<Part, { kind: 'map' }>;
    const list = source.fields[1]!.part as Extract<Part, { kind: 'entries' }>;
    expect(parse(withCopy(text, list)).list).toEqual([
      { a: 1, b: ['x', 'y'] },
      { a: 2, b: ['z'] },
      { a: 2, b: ['z'] },
    ]);
    expect(withoutEntry(text, list, 0)).toBe(
      'top: 1 # kept\nlist:\n  # about the second\n  - a: 2\n    b: [z]\nend: yes\n',
    );
    expect(parse(withoutEntry(text, list, 1)).list).toEqual([{ a: 1, b: ['x', 'y'] }]);
  });

  it('keeps numbers numbers, and a text of several lines in lines of its own', () => {
    const text = 'days: 30\nnote: |\n  first\n  second\nafter: 1\n';
    const [days, note] = valuesOf(readSource(text)!);
    expect(withValue(text, days!.part, '45')).toContain('days: 45\n');
    expect(withValue(text, note!.part, 'one\n\nthree\n')).toBe(
      'days: 30\nnote: |\n  one\n\n  three\nafter: 1\n',
    );
  });

  it('leaves alone what it cannot edit safely, and says when a text has a fault', () => {
    const text = 'base: &base\n  a: 1\ncopy: *base\nempty:\n';
    const source = readSource(text) as Extract<Part, { kind: 'map' }>;
    expect(source.fields.map(({ part }) => part.kind)).toEqual(['other', 'other', 'other']);
    expect(readSource('a: [1, 2')).toBeNull();
  });
});

type Placed<Kind> = { part: Extract<Part, { kind: Kind }>; path: (string | number)[] };

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

function partsOf(part: Part, path: (string | number)[] = []): { part: Part; path: (string | number)[] }[] {
  const below =
    part.kind === 'map'
      ? part.fields.flatMap((field) => partsOf(field.part, [...path, field.name]))
      : part.kind === 'entries'
        ? part.items.flatMap((item, i) => partsOf(item, [...path, i]))
        : [];
  return [{ part, path }, ...below];
}

const valuesOf = (part: Part) =>
  partsOf(part).filter((one): one is Placed<'value'> => one.part.kind === 'value');
const listsOf = (part: Part) =>
  partsOf(part).filter((one): one is Placed<'lines'> => one.part.kind === 'lines');

function sampled<One>(all: One[], most: number): One[] {
  const every = Math.max(1, Math.floor(all.length / most));
  return all.filter((_, i) => i % every === 0);
}

// biome-ignore lint/suspicious/noExplicitAny: whatever a file holds
function at(tree: any, path: (string | number)[]): any {
  return path.reduce((below, step) => below[step], tree);
}

function put(tree: unknown, path: (string | number)[], value: unknown): unknown {
  if (path.length === 0) return value;
  const parent = at(tree, path.slice(0, -1));
  parent[path.at(-1)!] = value;
  return tree;
}

function commentsOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim().startsWith('#'));
}
