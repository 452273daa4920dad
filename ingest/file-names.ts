import { extname } from 'node:path';

const MAX = 180;

/**
 * A file's name as a stranger gives it, made fit to be shown and to tell a kind: no folders, no characters that
 * steer a terminal or turn the direction of text, not too long. It never becomes a path.
 */
export function cleanName(given: string): string {
  const name =
    given
      .normalize('NFC')
      .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, '')
      .split(/[\\/]/)
      .at(-1)
      ?.replace(/[<>:"|?*]/g, '_')
      .trim()
      .replace(/^\.+/, '') ?? '';
  if (name === '') return 'unnamed';
  const ending = extname(name).slice(0, 12);
  return name.length <= MAX ? name : `${name.slice(0, MAX - ending.length)}${ending}`;
}
