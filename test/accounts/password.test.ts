import { describe, expect, it } from 'vitest';
import { hashPassword, isPassword } from '../../accounts/password.ts';
import { requireGoodPassword } from '../../accounts/password-rules.ts';
import { GOOD } from '../support/people.ts';

describe('a password', () => {
  it('is kept as a salted hash that names its parameters, and recognised', async () => {
    const [one, two] = [await hashPassword(GOOD), await hashPassword(GOOD)];
    expect(one).toMatch(/^scrypt\$15\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
    expect(one).not.toBe(two);
    expect(await isPassword(GOOD, one)).toBe(true);
    expect(await isPassword(`${GOOD} `, one)).toBe(false);
  });

  it('is the same in full-width and half-width characters', async () => {
    expect(await isPassword('ＡＢＣ一二三四五六七八九', await hashPassword('ABC一二三四五六七八九'))).toBe(
      true,
    );
  });

  it('fits nobody who has none', async () => {
    expect(await isPassword('', null)).toBe(false);
    expect(await isPassword(GOOD, undefined)).toBe(false);
  });
});

describe('the rules for passwords', () => {
  const own = ['王小明', 'xiaoming.wang@centre.example', 'Last Kilometre'];
  const refusal = (password: string) => {
    try {
      requireGoodPassword(password, own);
      return null;
    } catch (error) {
      return (error as { code: string }).code;
    }
  };

  it.each([
    ['short12345!', 'password_too_short'],
    ['x'.repeat(257), 'password_too_long'],
    ['Password1234', 'password_common'],
    ['P@ssw0rd!!!!', 'password_common'],
    ['qwertyuiop12', 'password_common'],
    ['1qaz2wsx3edc', 'password_common'],
    ['woaini1314520', 'password_common'],
    ['aaaaaaaaaaaaaaaa', 'password_common'],
    ['xk3xk3xk3xk3xk3', 'password_common'],
    ['abcdefghijklmnop', 'password_common'],
    ['9876543210987', 'password_common'],
    ['xiaoming.wang1', 'password_common'],
    ['LastKilometre1', 'password_common'],
  ])('refuse %s as %s', (password, code) => expect(refusal(password)).toBe(code));

  it.each([GOOD, 'correct horse staple 7 lemon', 'tP9-vvQz7#kLm', '我们厂的机器第三台最吵闹得很'])(
    'let %s through: length counts, not a mix of signs',
    (password) => {
      expect(refusal(password)).toBeNull();
    },
  );
});
