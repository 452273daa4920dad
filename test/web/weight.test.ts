import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../src/base/root.ts';

const BUILT = join(ROOT, 'dist/web');

/** All that a page can ever download, in kilobytes as compressed on the way. */
const ALLOWED_KB = { index: 450, desk: 500, admin: 2_200 };

describe.skipIf(!existsSync(BUILT))('the built pages', () => {
  const files = readdirSync(BUILT, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({ name: entry.name, content: readFileSync(join(entry.parentPath, entry.name)) }));

  it.each(Object.entries(ALLOWED_KB))(
    'weigh little compressed in all: %s, at most %i kB',
    (page, allowed) => {
      const needed = reachedFrom(`${page}.html`);
      const bytes = needed.reduce((sum, { content }) => sum + gzipSync(content).length, 0);
      expect(needed.length).toBeGreaterThan(3);
      expect(bytes / 1_000).toBeLessThanOrEqual(allowed);
    },
  );

  /** The page and every file named in it, or in one of those. */
  function reachedFrom(page: string) {
    const reached = files.filter(({ name }) => name === page);
    for (const { content } of reached)
      for (const file of files)
        if (!reached.includes(file) && content.includes(file.name.split('/').at(-1)!)) reached.push(file);
    return reached;
  }

  it('ships no source maps, and names files by their content', () => {
    const names = files.map(({ name }) => name);
    expect(names.filter((name) => name.endsWith('.map'))).toEqual([]);
    expect(
      names.filter(
        (name) => !/^((index|desk|admin)\.html|.+-[\w-]{8}\.(js|css|svg|bcmap|pfb|ttf))$/.test(name),
      ),
    ).toEqual([]);
  });

  it('loads nothing from another host', () => {
    const pages = files.filter(({ name }) => name.endsWith('.html')).map(({ content }) => content.toString());
    const styles = files.filter(({ name }) => name.endsWith('.css')).map(({ content }) => content.toString());
    expect(pages.join('')).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(styles.join('')).not.toMatch(/url\(\s*["']?(https?:)?\/\/|@import/);
  });
});
