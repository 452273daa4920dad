import type { OwnCase } from '../../desk/own-case.ts';
import type { Language } from '../../src/base/language.ts';
import { kept } from '../shared/kept.ts';
import { localeOf } from '../shared/language.tsx';

/** What an enterprise sends of itself: the one page that goes to a person. */
export type Brief = Pick<OwnCase['brief'], 'question' | 'facts'> & {
  contact: NonNullable<OwnCase['contact']>;
  consent: OwnCase['consent'];
};

/** The case of this conversation; null: there is none. Throws when it cannot be read. */
export async function readCase(signal: AbortSignal): Promise<OwnCase | null> {
  const response = await fetch('/chat/case', { signal, headers: bearer() });
  if (!response.ok) throw new Error(`case refused with ${response.status}`);
  return ((await response.json()) as { case: OwnCase | null }).case;
}

/** Sends the brief on. Gives null, or the words of the refusal (empty: no way through). */
export function sendBrief(brief: Brief, language: Language): Promise<string | null> {
  return send('brief', brief, language);
}

/** Rates how the case went, one to five. Gives what `sendBrief` gives. */
export function rateCase(score: number, comment: string, language: Language): Promise<string | null> {
  return send('rating', { score, comment }, language);
}

async function send(what: 'brief' | 'rating', body: object, language: Language): Promise<string | null> {
  try {
    const response = await fetch(`/chat/case/${what}`, {
      method: 'POST',
      headers: { ...bearer(), 'Content-Type': 'application/json', 'Accept-Language': localeOf(language) },
      body: JSON.stringify(body),
    });
    if (response.ok) return null;
    return ((await response.json()) as { detail?: string }).detail ?? '';
  } catch {
    return '';
  }
}

/** Takes one's wish for a person back, or opens the case again. True: it is done. */
export async function actOnCase(what: 'withdraw' | 'reopen'): Promise<boolean> {
  const request = {
    method: 'POST',
    headers: { ...bearer(), 'Content-Type': 'application/json' },
    body: '{}',
  };
  return (await fetch(`/chat/case/${what}`, request).catch(() => null))?.ok ?? false;
}

/** Lets the person who has the case see that one writes. */
export function showTyping(): void {
  void fetch('/chat/case/typing', { method: 'POST', headers: bearer() }).catch(() => {});
}

/** Saves a file that an adviser sent: it is given out for the token of this conversation alone. */
export async function saveFile(id: string, name: string): Promise<void> {
  const response = await fetch(`/chat/attachments/${id}`, { headers: bearer() });
  if (!response.ok) return;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

function bearer(): Record<string, string> {
  return { Authorization: `Bearer ${kept<string | null>('token', null) ?? ''}` };
}
