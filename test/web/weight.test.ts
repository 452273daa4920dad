import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../src/base/root.ts';

const BUILT = join(ROOT, 'dist/web');

/** All that the page can ever download, in kilobytes as compressed on the way. */
const ALLOWED_KB = 450;

describe.skipIf(!existsSync(BUILT))('the built page', () => {
  const files = readdirSync(BUILT, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({ name: entry.name, content: readFileSync(join(entry.parentPath, entry.name)) }));

  it(`weighs at most ${ALLOWED_KB} kB compressed in all`, () => {
    const bytes = files.reduce((sum, { content }) => sum + gzipSync(content).length, 0);
    expect(files.length).toBeGreaterThan(3);
    expect(bytes / 1_000).toBeLessThanOrEqual(ALLOWED_KB);
  });

  it('ships no source maps, and names files by their content', () => {
    const names = files.map(({ name }) => name);
    expect(names.filter((name) => name.endsWith('.map'))).toEqual([]);
    expect(names.filter((name) => !/^(index\.html|.+-[\w-]{8}\.(js|css|svg))$/.test(name))).toEqual([]);
  });

  it('loads nothing from another host', () => {
    const page = files.find(({ name }) => name === 'index.html')!.content.toString();
    const styles = files.filter(({ name }) => name.endsWith('.css')).map(({ content }) => content.toString());
    expect(page).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(styles.join('')).not.toMatch(/url\(\s*["']?(https?:)?\/\/|@import/);
  });
});
