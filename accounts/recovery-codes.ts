import { randomBytes } from 'node:crypto';
import { Secret } from 'otpauth';
import type { Writer } from '../src/store/open.ts';
import { digestOf } from './secrets.ts';

const CODES = 10;
/** 80 bits: no hash that is slow is needed to keep them. */
const CODE_BYTES = 10;

/** New recovery codes in place of the old; shown once, kept as digests. */
export async function renewRecoveryCodes(writer: Writer, personId: string): Promise<string[]> {
  const codes = Array.from({ length: CODES }, newCode);
  await writer.deleteFrom('recovery_codes').where('person_id', '=', personId).execute();
  await writer
    .insertInto('recovery_codes')
    .values(codes.map((code) => ({ person_id: personId, digest: digestOf(plain(code)), used_at: null })))
    .execute();
  return codes;
}

/** Uses a recovery code up; false when it is none of this person's, or used already. */
export async function redeemRecoveryCode(
  writer: Writer,
  personId: string,
  code: string,
  at: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await writer
    .updateTable('recovery_codes')
    .set({ used_at: at.toISOString() })
    .where('person_id', '=', personId)
    .where('digest', '=', digestOf(plain(code)))
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Sixteen letters and figures in groups of four, none of which look alike. */
function newCode(): string {
  const text = new Secret({ buffer: new Uint8Array(randomBytes(CODE_BYTES)).buffer }).base32.toLowerCase();
  return text.match(/.{4}/g)!.join('-');
}

function plain(code: string): string {
  return code.toLowerCase().replace(/[^a-z2-7]/g, '');
}
