import { articlesIn } from '../../knowledge/article-ref.ts';
import { editField } from '../../knowledge/metadata.ts';
import type { RelationKind } from '../../knowledge/relation-kinds.ts';
import { addRelation, removeRelation } from '../../knowledge/relations.ts';
import { type Day, systemClock } from '../base/time.ts';
import { versionsMeant, withStore } from './documents.ts';
import { say } from './say.ts';

const BY = { clock: systemClock, actor: 'cli' };

/** Sets a field of a version as the person at the terminal says. */
export async function documentsSetCommand(meant: string, field: string, value: string): Promise<void> {
  await withStore(async (store) => {
    const { id } = (await versionsMeant(store, meant)).at(-1)!;
    const edited = await editField(store, { versionId: id, field, value: parsedValue(value) }, BY);
    say(`${edited.field}: ${JSON.stringify(edited.value)}`);
  });
}

/** Adds a relation between two texts. */
export async function documentsRelateCommand(
  meant: string,
  kind: RelationKind,
  target: string,
  options: { articles?: string; on?: Day; until?: Day },
): Promise<void> {
  await withStore(async (store) => {
    const { id } = (await versionsMeant(store, meant)).at(-1)!;
    const { documentId } = (await versionsMeant(store, target)).at(-1)!;
    const articles = options.articles ? articlesIn(options.articles) : null;
    const { on = null, until = null } = options;
    const relation = await addRelation(store, { kind, versionId: id, documentId, articles, on, until }, BY);
    say(`relation ${relation.id}`);
  });
}

/** Takes a relation back. */
export async function documentsUnrelateCommand(id: number): Promise<void> {
  await withStore((store) => removeRelation(store, id, BY));
  say(`relation ${id} taken back`);
}

/** JSON where it is JSON, else the words themselves. */
function parsedValue(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return written;
  }
}
