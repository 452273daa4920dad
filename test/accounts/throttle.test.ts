import { describe, expect, it } from 'vitest';
import { countTry, forgetTries, forgiveTry, isLocked } from '../../accounts/throttle.ts';
import { temporaryStore } from '../support/conversation.ts';
import { MINUTE, movingClock, person } from '../support/people.ts';

const attempt = { guessed: 'account', of: 'wang@centre.example', source: '203.0.113.9' } as const;

/** How many of so many tries got through. */
async function through(tries: number, one: (i: number) => Promise<void>): Promise<number> {
  const made = await Promise.allSettled(Array.from({ length: tries }, (_, i) => one(i)));
  return made.filter(({ status }) => status === 'fulfilled').length;
}

describe('tries to sign in', () => {
  it('are ten on one account within a quarter of an hour, also in parallel and from many sources', async () => {
    const [store, clock] = [await temporaryStore(), movingClock()];
    const one = (i: number) => countTry(store, clock, { ...attempt, source: `203.0.113.${i}` });
    expect(await through(30, one)).toBe(10);
    await expect(one(99)).rejects.toMatchObject({ code: 'too_many_tries', facts: { minutes: 15 } });
    clock.pass(15 * MINUTE);
    expect(await through(1, one)).toBe(1);
  });

  it('are fifty from one source, whatever the accounts', async () => {
    const [store, clock] = [await temporaryStore(), movingClock()];
    const one = (i: number) => countTry(store, clock, { ...attempt, of: `somebody${i}@centre.example` });
    expect(await through(80, one)).toBe(50);
  });

  it('count one network of IPv6 addresses as one source, and a mapped address as itself', async () => {
    const [store, clock] = [await temporaryStore(), movingClock()];
    const from = (source: string) => (i: number) =>
      countTry(store, clock, { ...attempt, of: `${source}${i}`, source });
    for (const source of ['2001:db8:1:2::7', '2001:db8:1:2:a:b:c:d', '2001:0db8:1:2::'])
      await through(20, from(source));
    const keys = await store.selectFrom('tries').select('key').where('key', 'like', 'source:%').execute();
    expect(new Set(keys.map(({ key }) => key))).toEqual(new Set(['source:2001:db8:1:2::/64']));
    expect(keys).toHaveLength(50);
    expect(await through(1, from('::ffff:203.0.113.9'))).toBe(1);
  });

  it('are forgotten when one was right', async () => {
    const [store, clock] = [await temporaryStore(), movingClock()];
    await through(9, () => countTry(store, clock, attempt));
    await forgiveTry(store, attempt);
    expect(await through(30, () => countTry(store, clock, attempt))).toBe(10);
  });

  it('are forgotten when an administrator says so', async () => {
    const [store, clock] = [await temporaryStore(), movingClock()];
    const wang = await person(store, ['adviser'], 'wang');
    await through(10, () => countTry(store, clock, attempt));
    expect(await isLocked(store, wang, clock.now())).toBe(true);
    await forgetTries(store, wang);
    expect(await isLocked(store, wang, clock.now())).toBe(false);
    expect(await through(1, () => countTry(store, clock, attempt))).toBe(1);
  });
});
