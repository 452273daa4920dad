import { Secret, TOTP } from 'otpauth';
import QRCode from 'qrcode';
import { fault } from '../src/base/faults.ts';
import type { Writer } from '../src/store/open.ts';
import type { TotpEnrolment } from './api.ts';
import type { StoredPerson } from './people.ts';

/** RFC 6238 as every authenticator app reads it: SHA-1, six digits, thirty seconds; one step of drift either way. */
const PARAMETERS = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
const DRIFT_STEPS = 1;

/** Begins to set up a second factor; it counts once a first code confirmed it. Throws `second_factor_state`. */
export async function enrol(writer: Writer, person: StoredPerson, issuer: string): Promise<TotpEnrolment> {
  const secret = new Secret({ size: 20 });
  const { numUpdatedRows } = await writer
    .updateTable('people')
    .set({ totp_secret: secret.base32, totp_step: null })
    .where('id', '=', person.id)
    .where('totp_since', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw fault('second_factor_state');
  const uri = new TOTP({ ...PARAMETERS, secret, issuer, label: person.email }).toString();
  return { secret: secret.base32, uri, svg: await QRCode.toString(uri, { type: 'svg', margin: 2 }) };
}

/**
 * Uses a code up: true when it is right for now and newer than any used before, so that a code read over
 * somebody's shoulder is worth nothing.
 */
export async function redeemCode(
  writer: Writer,
  person: StoredPerson,
  code: string,
  at: Date,
): Promise<boolean> {
  const token = code.replace(/\s/g, '');
  if (!person.totp_secret || !/^\d{6}$/.test(token)) return false;
  const totp = new TOTP({ ...PARAMETERS, secret: Secret.fromBase32(person.totp_secret) });
  const delta = totp.validate({ token, timestamp: at.getTime(), window: DRIFT_STEPS });
  if (delta === null) return false;
  const step = Math.floor(at.getTime() / 1000 / PARAMETERS.period) + delta;
  const { numUpdatedRows } = await writer
    .updateTable('people')
    .set({ totp_step: step })
    .where('id', '=', person.id)
    .where('totp_secret', '=', person.totp_secret)
    .where(({ or, eb }) => or([eb('totp_step', 'is', null), eb('totp_step', '<', step)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Sets the second factor in force. */
export async function confirmTotp(writer: Writer, personId: string, at: Date): Promise<void> {
  await writer
    .updateTable('people')
    .set({ totp_since: at.toISOString() })
    .where('id', '=', personId)
    .execute();
}

/** Takes the second factor and its recovery codes away. */
export async function removeTotp(writer: Writer, personId: string): Promise<void> {
  await writer
    .updateTable('people')
    .set({ totp_secret: null, totp_since: null, totp_step: null })
    .where('id', '=', personId)
    .execute();
  await writer.deleteFrom('recovery_codes').where('person_id', '=', personId).execute();
}
