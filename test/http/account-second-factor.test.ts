import { Secret, TOTP } from 'otpauth';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RecoveryCodes, SessionView, TotpEnrolment } from '../../accounts/api.ts';
import { issueToken } from '../../accounts/links.ts';
import type { Person } from '../../accounts/person.ts';
import { countTry } from '../../accounts/throttle.ts';
import { type Browser, browser, MINUTE, movingClock, person, signedIn } from '../support/people.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const STEP = 30_000;
let server: TestServer;
let clock: ReturnType<typeof movingClock>;
let wang: Person;
let here: Browser;

beforeEach(async () => {
  clock = movingClock();
  server = await startTestServer({ clock, env: { SECOND_FACTOR: 'required' } });
  wang = await person(server.store, ['adviser'], 'wang');
  here = await signedIn(server, wang, clock.now());
});
afterEach(() => server.stop());

async function code(response: Promise<Response>): Promise<[number, string]> {
  const { status, code } = (await (await response).json()) as { status: number; code: string };
  return [status, code];
}

function now(secret: string, steps = 0): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: clock.now().getTime() + steps * STEP,
  });
}

/** Sets up a second factor; its first code is used up. */
async function enrolled(self = here): Promise<{ secret: string; codes: string[] }> {
  const { secret } = await self.json<TotpEnrolment>('POST', '/api/account/totp', { password: '' });
  const body = { code: now(secret) };
  const { codes } = await self.json<RecoveryCodes>('POST', '/api/account/totp/confirm', body);
  return { secret, codes };
}

/** As after a right password. */
async function ticket(): Promise<string> {
  return (await issueToken(server.store, { kind: 'ticket', personId: wang.id, at: clock.now() })).token;
}

const enter = (body: { ticket: string; code: string }) =>
  browser(server.url).call('POST', '/api/account/second-factor', body);

describe('a second factor', () => {
  it('is set up with a picture to scan, and counts once a code confirmed it', async () => {
    const enrolment = await here.json<TotpEnrolment>('POST', '/api/account/totp', { password: '' });
    expect(enrolment.uri).toMatch(/^otpauth:\/\/totp\/.*wang%40centre\.example\?.*secret=/);
    expect(enrolment.svg).toMatch(/^<svg /);
    expect((await here.session()).secondFactor).toBe(false);
    const wrong = here.call('POST', '/api/account/totp/confirm', { code: now(enrolment.secret, 5) });
    expect(await code(wrong)).toEqual([403, 'second_factor_wrong']);
    const body = { code: now(enrolment.secret) };
    const { codes } = await here.json<RecoveryCodes>('POST', '/api/account/totp/confirm', body);
    expect(new Set(codes).size).toBe(10);
    expect((await here.session()).secondFactor).toBe(true);
    const again = here.call('POST', '/api/account/totp', { password: '' });
    expect(await code(again)).toEqual([409, 'second_factor_state']);
  });

  it('is asked for after the password, and its code works once', async () => {
    const { secret } = await enrolled();
    clock.pass(STEP);
    expect((await enter({ ticket: await ticket(), code: now(secret) })).status).toBe(200);
    for (const steps of [0, -1])
      expect(await code(enter({ ticket: await ticket(), code: now(secret, steps) }))).toEqual([
        403,
        'second_factor_wrong',
      ]);
    clock.pass(STEP);
    expect((await enter({ ticket: await ticket(), code: now(secret) })).status).toBe(200);
  });

  it('lets one in of two who use the same code at once', async () => {
    const { secret } = await enrolled();
    clock.pass(STEP);
    const body = { ticket: await ticket(), code: now(secret) };
    const statuses = (await Promise.all([enter(body), enter(body)])).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  });

  it('allows a step of drift either way, and no more', async () => {
    const { secret } = await enrolled();
    clock.pass(10 * STEP);
    for (const [steps, status] of [
      [-2, 403],
      [2, 403],
      [-1, 200],
      [1, 200],
    ] as const)
      expect([steps, (await enter({ ticket: await ticket(), code: now(secret, steps) })).status]).toEqual([
        steps,
        status,
      ]);
  });

  it('is replaced by each recovery code once', async () => {
    const { codes } = await enrolled();
    const spoken = codes[0]!.toUpperCase().replaceAll('-', ' ');
    expect((await enter({ ticket: await ticket(), code: spoken })).status).toBe(200);
    expect((await enter({ ticket: await ticket(), code: codes[0]! })).status).toBe(403);
    expect((await enter({ ticket: await ticket(), code: codes[1]! })).status).toBe(200);
    const stored = JSON.stringify(await server.store.selectFrom('recovery_codes').selectAll().execute());
    for (const each of codes) expect(stored).not.toContain(each.replaceAll('-', ''));
  });

  it('cannot be guessed: ten tries, and the ticket lives ten minutes', async () => {
    const { secret } = await enrolled();
    clock.pass(STEP);
    const late = await ticket();
    for (let i = 0; i < 9; i++)
      await countTry(server.store, clock, { guessed: 'code', of: wang.id, source: `203.0.113.${i}` });
    expect(await code(enter({ ticket: late, code: '000000' }))).toEqual([403, 'second_factor_wrong']);
    expect(await code(enter({ ticket: late, code: now(secret) }))).toEqual([429, 'too_many_tries']);
    clock.pass(10 * MINUTE);
    expect(await code(enter({ ticket: late, code: now(secret) }))).toEqual([410, 'link_invalid']);
  });

  it('ends the sessions that were opened without it, and goes with a last code', async () => {
    const other = await signedIn(server, wang, clock.now());
    const { secret, codes } = await enrolled();
    expect((await other.session()).person).toBeNull();
    clock.pass(STEP);
    const renewed = await here.json<RecoveryCodes>('POST', '/api/account/totp/recovery-codes', {
      code: now(secret),
    });
    expect(renewed.codes.filter((each) => codes.includes(each))).toEqual([]);
    const old = here.call('POST', '/api/account/totp/disable', { code: codes[2] });
    expect(await code(old)).toEqual([403, 'second_factor_wrong']);
    const body = { code: renewed.codes[0] };
    expect((await here.json<SessionView>('POST', '/api/account/totp/disable', body)).secondFactor).toBe(
      false,
    );
  });
});

describe('where the centre requires it', () => {
  it('administrators set it up before anything but their account opens; advisers need not', async () => {
    const admin = await signedIn(server, await person(server.store, ['admin'], 'li'), clock.now());
    expect((await admin.session()).needs).toBe('second_factor');
    expect(await code(admin.call('GET', '/api/people'))).toEqual([403, 'second_factor_needed']);
    expect((await admin.call('GET', '/api/account/sessions')).status).toBe(200);
    await enrolled(admin);
    expect((await admin.call('GET', '/api/people')).status).toBe(200);
    expect((await here.session()).needs).toBeNull();
  });

  it('an administrator takes a lost one away, and its owner signs in anew', async () => {
    await enrolled();
    const boss = await signedIn(server, await person(server.store, ['admin'], 'li'), clock.now());
    await enrolled(boss);
    const detail = await boss.json('POST', `/api/people/${wang.id}/second-factor/remove`);
    expect(detail).toMatchObject({ secondFactor: false });
    expect((await here.session()).person).toBeNull();
    expect(
      await server.store.selectFrom('recovery_codes').where('person_id', '=', wang.id).selectAll().execute(),
    ).toEqual([]);
  });
});
