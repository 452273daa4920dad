import { resolve } from 'node:path';
import { record } from '../../accounts/audit.ts';
import { fault } from '../base/faults.ts';
import { writeArchive } from '../operations/archive.ts';
import { contactChange, correctContact } from '../operations/person-correct.ts';
import { eraseConversations } from '../operations/person-erase.ts';
import { exportPieces } from '../operations/person-export.ts';
import { findPerson } from '../operations/person-find.ts';
import { conversationsNamed } from '../operations/person-rows.ts';
import { say, sayJson } from './say.ts';
import { withStore } from './with-store.ts';

/** Prints the conversations in which a person is found. */
export function personFindCommand(what: string, options: { json?: boolean }): Promise<void> {
  return withStore(async ({ store, clock, actor }) => {
    const found = await findPerson(store, what);
    await record(store, { at: clock.now(), actor, action: 'person.found', data: { found: found.length } });
    if (options.json) sayJson({ conversations: found });
    else if (found.length === 0) say('nothing found');
    else
      for (const { conversationId, lastAt, messages, cases, where, erasedAt } of found)
        say(
          `${conversationId}  ${lastAt}  ${messages} messages  ${cases.map((one) => one.reference).join(' ')}  ` +
            `in ${where.join(', ')}${erasedAt ? `  erased ${erasedAt}` : ''}`,
        );
  });
}

/** Writes a person's copy of their data as one archive. */
export function personExportCommand(names: string[], { out }: { out: string }): Promise<void> {
  return withStore(async ({ store, clock, actor, config }) => {
    const ids = await conversationsNamed(store, names);
    const pieces = await exportPieces(store, resolve(config.DATA_DIR), ids);
    await writeArchive(resolve(out), pieces);
    const data = { conversations: ids.length };
    await record(store, { at: clock.now(), actor, action: 'person.exported', data });
    say(`${out}: ${ids.length} conversations, ${pieces.length} files`);
  });
}

/** Puts the contact of a case right. Throws `body_invalid`, `not_found`. */
export function personCorrectCommand(reference: string, options: object): Promise<void> {
  const change = contactChange.safeParse(options);
  if (!change.success || Object.keys(change.data).length === 0)
    throw fault('body_invalid', { problem: '--name, --phone or --email' });
  return withStore(async (deps) => {
    const { fields } = await correctContact(deps, reference, change.data);
    say(`${reference}: ${fields.join(', ')} changed`);
  });
}

/** Erases conversations, or says what would be erased. */
export function personEraseCommand(
  names: string[],
  options: { yes?: boolean; json?: boolean },
): Promise<void> {
  return withStore(async ({ store, clock, actor, config }) => {
    const ids = await conversationsNamed(store, names);
    if (!options.yes) {
      for (const id of ids) say(`would be erased: ${id}`);
      say('nothing was erased: add --yes');
      return;
    }
    const deps = { store, clock, actor, dataDir: resolve(config.DATA_DIR) };
    const erased = await eraseConversations(deps, ids, 'request');
    if (options.json) return sayJson(erased);
    const { conversations, messages, cases, files, mails, complete, backupsUntil } = erased;
    say(
      `erased: ${conversations} conversations, ${messages} messages, ${cases} cases, ${files} files, ${mails} mails`,
    );
    if (!complete) say('the write-ahead log is still read by another process: run this again');
    if (backupsUntil) say(`backups of before may hold the words until ${backupsUntil}`);
  });
}
