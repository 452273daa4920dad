import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as states from '../../desk/states.ts';
import { LISTS, NOTICES, notice } from '../../desk/words.ts';
import { ROOT } from '../../src/base/root.ts';
import { LOG_KINDS } from '../../src/store/log.ts';

describe('the words of the desk', () => {
  it.each([
    ['teams', states.TEAMS],
    ['states', states.CASE_STATES],
    ['reasons', states.REASONS],
    ['releaseReasons', states.RELEASE_REASONS],
    ['outcomes', states.CLOSE_OUTCOMES],
    ['services', states.SERVICE_TYPES],
    ['priorities', states.PRIORITIES],
    ['assignments', states.ASSIGNMENTS],
    ['sla', states.SLA_KINDS],
  ] as const)('name all of %s and nothing else', (list, codes) => {
    expect(Object.keys(LISTS[list]).sort()).toEqual([...codes].sort());
  });

  it('name every kind of log entry that a case shows', () => {
    const shown = LOG_KINDS.filter(
      (kind) => /^(?:case|sla|proposal|attachment)\./.test(kind) && kind !== 'case.read',
    );
    expect(shown.filter((kind) => !(kind in LISTS.events))).toEqual([]);
  });

  it('ask for the same facts in both languages', () => {
    const facts = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
    for (const [key, { zh, en }] of Object.entries(NOTICES))
      expect([key, facts(en)]).toEqual([key, facts(zh)]);
  });

  it('are all used', () => {
    const code = ['desk', 'bot', 'src/http', 'src/http/routes']
      .flatMap((folder) => readdirSync(join(ROOT, folder)).map((name) => join(ROOT, folder, name)))
      .filter((path) => path.endsWith('.ts'))
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n');
    const known = Object.keys(NOTICES).filter((key) => !/^benefit_(?:yes|partly|no|not_yet)$/.test(key));
    expect(known.filter((key) => !code.includes(`'${key}'`) && !code.includes(`.${key}`))).toEqual([]);
  });

  it('refuse a notice with a fact missing', () => {
    expect(() => notice('claimed', 'zh', { name: '甲' })).toThrow('reference');
  });
});
