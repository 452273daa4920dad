import type { Writer } from '../src/store/open.ts';

/** Who did something: an id with the name it has now; `cli` and `system` are their own names. */
export type NameOf = (id: string) => { id: string; name: string };

/** Names of some people, read at once. */
export async function namesOf(writer: Writer, ids: readonly (string | null)[]): Promise<NameOf> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return (id) => ({ id, name: id });
  const rows = await writer.selectFrom('people').select(['id', 'name']).where('id', 'in', wanted).execute();
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return (id) => ({ id, name: names.get(id) ?? id });
}
