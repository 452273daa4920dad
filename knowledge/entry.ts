import type { Passage } from './passage.ts';
import type { IndexEntry } from './search-index.ts';
import { tokenise } from './tokens.ts';
import { FIELDS } from './tuning.ts';

/** Makes index entries; titles and headings, which repeat through a text, are cut into tokens once. */
export function entryMaker(): (passage: Passage) => IndexEntry {
  const known = new Map<string, string[]>();
  const recurring = (text: string) => {
    let tokens = known.get(text);
    if (!tokens) {
      if (known.size >= 2000) known.clear();
      tokens = tokenise(text);
      known.set(text, tokens);
    }
    return tokens;
  };
  return (passage) => {
    const terms = new Map<string, number>();
    const add = (tokens: readonly string[], weight: number) => {
      for (const token of tokens) terms.set(token, (terms.get(token) ?? 0) + weight);
      return tokens.length * weight;
    };
    const length =
      add(recurring(passage.title), FIELDS.title) +
      add(recurring(passage.documentNumber ?? ''), FIELDS.documentNumber) +
      add(recurring(passage.headingPath.join('\n')), FIELDS.headings) +
      add(tokenise(passage.text), FIELDS.text) +
      add(tokenise(passage.searchText), FIELDS.searchText);
    return { id: passage.id, versionId: passage.versionId, terms, length };
  };
}
