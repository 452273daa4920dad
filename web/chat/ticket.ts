import * as z from 'zod/mini';
import type { Language } from '../../src/base/language.ts';
import { keep, kept } from '../shared/kept.ts';
import { localeOf } from '../shared/language.tsx';

const ticketSchema = z.object({
  token: z.string(),
  /** Only when the conversation of the token that was shown goes on. */
  conversationId: z.optional(z.string()),
  expires_in: z.number(),
  /** Name of the service centre, where one is configured. */
  centre: z.nullable(z.string()),
});

/** The right to take part in one conversation, for a while. */
export interface Ticket {
  token: string;
  /** The conversation it resumes; null: a new one begins. */
  conversationId: string | null;
  /** Seconds it is good for. */
  lasts: number;
  centre: string | null;
  /** There was an earlier conversation, and the server does not resume it. */
  lost: boolean;
}

/**
 * Gets a ticket from the server of this page, for the conversation this browser kept or a new one.
 * Throws when the server cannot be reached or refuses.
 */
export async function getTicket(language: Language): Promise<Ticket> {
  const before = kept<string | null>('token', null);
  let response = await ask(language, before);
  const lost = before !== null && [401, 403, 404].includes(response.status);
  if (lost) response = await ask(language, null);
  if (!response.ok) throw new Error(`ticket refused with ${response.status}`);
  const {
    token,
    conversationId = null,
    expires_in: lasts,
    centre,
  } = ticketSchema.parse(await response.json());
  return { token, conversationId, lasts, centre, lost };
}

/** Keeps the newest token: with it the conversation is found again after a reload. */
export function keepToken(token: string): void {
  keep('token', token);
}

/** Whether this browser has a conversation to go on with. */
export function hasToken(): boolean {
  return kept<string | null>('token', null) !== null;
}

/** Leaves the conversation: the next ticket begins a new one. */
export function forgetToken(): void {
  keep('token', null);
}

function ask(language: Language, token: string | null): Promise<Response> {
  return fetch('/chat/token', {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(token && { Authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ locale: localeOf(language) }),
    signal: AbortSignal.timeout(20_000),
  });
}
