/** The name in a `Content-Disposition`, the one in any letters before the plain one (RFC 6266). */
export function nameIn(disposition: string): string {
  const wide = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  const plain = /filename="?([^";]+)"?/i.exec(disposition)?.[1];
  try {
    return wide ? decodeURIComponent(wide) : (plain ?? 'lastkm');
  } catch {
    return plain ?? 'lastkm';
  }
}
