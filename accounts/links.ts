import { fault } from '../src/base/faults.ts';
import type { Writer } from '../src/store/open.ts';
import type { Row } from '../src/store/tables.ts';
import type { LinkKind } from './api.ts';
import { digestOf, newSecret } from './secrets.ts';

/** `ticket`: what a right password earns when a second factor is still to come. */
export type TokenKind = LinkKind | 'ticket';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** How long each can be used. */
const VALID_MS: Record<TokenKind, number> = {
  setup: DAY,
  invitation: 7 * DAY,
  reset: DAY,
  link: 7 * DAY,
  ticket: 10 * MINUTE,
};

export interface Issued {
  token: string;
  expiresAt: string;
}

/** Makes a token that works once; earlier ones of the same kind for the same person work no more. */
export async function issueToken(
  writer: Writer,
  { kind, personId, at }: { kind: TokenKind; personId: string | null; at: Date },
): Promise<Issued> {
  await revokeTokens(writer, kind, personId);
  const token = newSecret();
  const expiresAt = new Date(at.getTime() + VALID_MS[kind]).toISOString();
  await writer
    .insertInto('links')
    .values({
      digest: digestOf(token),
      kind,
      person_id: personId,
      created_at: at.toISOString(),
      expires_at: expiresAt,
      used_at: null,
    })
    .execute();
  return { token, expiresAt };
}

/** Ends the unused tokens of a kind. */
export async function revokeTokens(writer: Writer, kind: TokenKind, personId: string | null): Promise<void> {
  await writer
    .deleteFrom('links')
    .where('kind', '=', kind)
    .where('used_at', 'is', null)
    .where('person_id', personId === null ? 'is' : '=', personId)
    .execute();
}

/** What a token stands for, without using it up. Throws `link_invalid`. */
export async function readToken(
  writer: Writer,
  { token, kinds, at }: { token: string; kinds: readonly TokenKind[]; at: Date },
): Promise<Row<'links'>> {
  const row = await writer
    .selectFrom('links')
    .selectAll()
    .where('digest', '=', digestOf(token))
    .where('kind', 'in', kinds)
    .where('used_at', 'is', null)
    .where('expires_at', '>', at.toISOString())
    .executeTakeFirst();
  if (!row) throw fault('link_invalid');
  return row;
}

/** Uses a token up: of two that try at once, one succeeds. Throws `link_invalid`. */
export async function redeemToken(
  writer: Writer,
  { token, kind, at }: { token: string; kind: TokenKind; at: Date },
): Promise<Row<'links'>> {
  const row = await writer
    .updateTable('links')
    .set({ used_at: at.toISOString() })
    .where('digest', '=', digestOf(token))
    .where('kind', '=', kind)
    .where('used_at', 'is', null)
    .where('expires_at', '>', at.toISOString())
    .returningAll()
    .executeTakeFirst();
  if (!row) throw fault('link_invalid');
  return row;
}

/** Until when the invitation of a person can be accepted; null: none is open. */
export async function invitedUntil(writer: Writer, personId: string, at: Date): Promise<string | null> {
  const row = await writer
    .selectFrom('links')
    .select('expires_at')
    .where('person_id', '=', personId)
    .where('kind', '=', 'invitation')
    .where('used_at', 'is', null)
    .where('expires_at', '>', at.toISOString())
    .executeTakeFirst();
  return row?.expires_at ?? null;
}

/** Where a link leads. The token stands behind `#`: browsers send it to no server, and no log holds it. */
export function linkUrl(address: string, kind: LinkKind, token: string): string {
  return `${address}/desk#/${kind}?token=${token}`;
}
