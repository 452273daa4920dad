/** One line to the person at the terminal. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** One JSON value on a line of its own. */
export function sayJson(value: unknown): void {
  say(JSON.stringify(value));
}
