/** A piece of personal data found in a text: what kind, and where (UTF-16 offsets). */
export interface Found {
  kind: 'resident_id' | 'phone' | 'bank_card' | 'email' | 'passport';
  start: number;
  end: number;
}

/** `text` with personal data replaced by marks such as `[手机号]`, and what was found. */
export function mask(text: string): { text: string; found: Found[] } {
  return { text, found: [] };
}
