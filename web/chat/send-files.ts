import type { Language } from '../../src/base/language.ts';
import { kept } from '../shared/kept.ts';
import { localeOf } from '../shared/language.tsx';
import { newClientId } from './posting.ts';

/**
 * Sends files by the upload of Direct Line, one message for all of them. Gives null, or the words of the refusal
 * (empty: no way through). The official client does the same, but tells nothing of a refusal.
 */
export async function sendFiles(files: File[], language: Language): Promise<string | null> {
  const token = kept<string | null>('token', null) ?? '';
  const activity = {
    type: 'message',
    text: '',
    locale: localeOf(language),
    channelData: { clientActivityID: newClientId() },
  };
  const form = new FormData();
  form.append(
    'activity',
    new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }),
  );
  for (const file of files) form.append('file', file, file.name);
  try {
    const response = await fetch(`/v3/directline/conversations/${conversationOf(token)}/upload`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Accept-Language': localeOf(language) },
      body: form,
    });
    if (response.ok) return null;
    return ((await response.json()) as { detail?: string }).detail ?? '';
  } catch {
    return '';
  }
}

/** The token says which conversation it opens; the server checks that, the page only reads it. */
function conversationOf(token: string): string {
  const claims = token.split('.')[1] ?? '';
  return (JSON.parse(atob(claims.replace(/-/g, '+').replace(/_/g, '/'))) as { conv: string }).conv;
}
