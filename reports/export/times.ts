const format = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** An instant as the clocks in China show it: `2026-11-25 10:00:00`. */
export function beijing(instant: string): string {
  return format.format(new Date(instant));
}
