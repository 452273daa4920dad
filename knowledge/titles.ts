import { sameDocumentNumber } from './document-number.ts';
import { lawNames, plainEnglish } from './law-names.ts';
import type { KnownNames, Reference } from './reference.ts';
import type { VersionScope } from './search-index.ts';
import { plainTitle } from './title.ts';

/** The texts held, by every name people have for them. */
export interface Titles extends KnownNames {
  /** All versions of the text that a reference names, whatever their validity; empty when it is not held. */
  versionsOf(reference: Reference): VersionScope[];
  scope(versionId: number): VersionScope | undefined;
}

/** Names of the versions held, and of the laws that are known by name whether held or not. */
export function titlesOf(scopes: readonly VersionScope[]): Titles {
  const held = new Map<string, VersionScope[]>();
  for (const scope of scopes)
    for (const name of namesOf(scope.title)) held.set(name, [...(held.get(name) ?? []), scope]);
  const numbered = scopes.filter(({ documentNumber }) => documentNumber !== null);
  const byId = new Map(scopes.map((scope) => [scope.versionId, scope]));
  const speaker = (scope: VersionScope) => byId.get(scope.duplicateOf ?? scope.versionId) ?? scope;
  const canonical = aliases();
  const names = new Set([...held.keys(), ...canonical.keys()]);
  return {
    has: (name) => names.has(name),
    english: englishNames(),
    longest: [...names].reduce((longest, name) => Math.max(longest, name.length), 0),
    scope: (versionId) => byId.get(versionId),
    versionsOf({ title, documentNumber }) {
      if (documentNumber !== null)
        return distinct(
          numbered.filter((scope) => sameDocumentNumber(documentNumber, scope.documentNumber!)).map(speaker),
        );
      if (title === null) return [];
      const name = held.has(title) ? title : (canonical.get(title) ?? canonical.get(plainEnglish(title)));
      return name === undefined ? [] : distinct((held.get(name) ?? []).map(speaker));
    },
  };
}

/** A copy leads to the text that answers in its place, once. */
function distinct(scopes: readonly VersionScope[]): VersionScope[] {
  return [...new Set(scopes)];
}

/** A title, and for a text held in parts (民法典-合同编) the name of the whole. */
function namesOf(title: string): string[] {
  const plain = plainTitle(title);
  const whole = /^(.*?典)[-—·:].*编$/u.exec(plain)?.[1];
  return whole ? [plain, whole] : [plain];
}

let known: Map<string, string> | undefined;
let english: string[] | undefined;

function aliases(): Map<string, string> {
  known ??= new Map(
    lawNames().flatMap((law) => {
      const names = [...[law.title, ...law.short].map(plainTitle), ...law.english.map(plainEnglish)];
      return names.map((name) => [name, plainTitle(law.title)] as const);
    }),
  );
  return known;
}

function englishNames(): string[] {
  english ??= lawNames()
    .flatMap((law) => law.english.map(plainEnglish))
    .sort((a, b) => b.length - a.length);
  return english;
}
