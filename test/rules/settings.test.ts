import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig, SETTINGS } from '../../src/base/config.ts';
import { Fault } from '../../src/base/faults.ts';
import { ROOT } from '../../src/base/root.ts';

const settings = Object.entries(SETTINGS);

describe('the settings', () => {
  it('need no variable at all', () => {
    const config = readConfig({});
    expect(config.PORT).toBe(3978);
    expect(config.CHAT_MODEL).toBeUndefined();
  });

  it('report every fault in one message', () => {
    const attempt = () => readConfig({ PORT: 'abc', OPENAI_BASE_URL: 'not a url', LOG_LEVEL: 'loud' });
    expect(attempt).toThrow(Fault);
    expect(attempt).toThrow(/PORT.*LOG_LEVEL.*OPENAI_BASE_URL/s);
  });

  it('refuse what contradicts itself', () => {
    expect(() => readConfig({ CHAT_MODEL: 'm' })).toThrow(/OPENAI_BASE_URL/);
    expect(() => readConfig({ MICROSOFT_APP_ID: 'id' })).toThrow(/MICROSOFT_APP_PASSWORD/);
  });

  it('all stand in .env.example with their meaning and default', () => {
    const lines = settings.flatMap(([name, { about, fallback }]) => [`# ${about}`, `${name}=${fallback}`]);
    expect(readFileSync(join(ROOT, '.env.example'), 'utf8').trim()).toBe(
      ['# Every setting, with its default. Copy to .env or set in the environment.', ...lines].join('\n'),
    );
  });

  it('all stand in the table of the README', () => {
    const rows = readFileSync(join(ROOT, 'README.md'), 'utf8')
      .split('\n')
      .filter((line) => /^\| `[A-Z]/.test(line))
      .map((line) => line.replace(/ +/g, ' '));
    expect(rows).toEqual(
      settings.map(
        ([name, { about, fallback }]) =>
          `| \`${name}\` | ${fallback === '' ? '' : `\`${fallback}\` `}| ${about} |`,
      ),
    );
  });
});
