import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { keepAhead, madeAhead } from '../../src/base/made-ahead.ts';
import { ROOT } from '../../src/base/root.ts';

const PATH = `test-${process.pid}/sum.made`;
afterEach(() => rmSync(join(ROOT, 'dist', dirname(PATH)), { recursive: true, force: true }));

it('gives what was made ahead from the same input, and nothing that was made from another', () => {
  expect(madeAhead(PATH, [1, 2])).toBeNull();
  keepAhead(PATH, [1, 2], new Map([['sum', 3]]));
  expect(madeAhead(PATH, [1, 2])).toEqual(new Map([['sum', 3]]));
  expect(madeAhead(PATH, [1, 2, 4])).toBeNull();
});
