import { Readable } from 'node:stream';
import { v4 as uuid } from 'uuid';
import { readSwitch } from '../../src/store/switches.ts';
import { cleanName } from '../file-names.ts';
import type { Source } from '../sources.ts';
import { keepUpload } from '../uploads.ts';
import { insertDraft, type PublishingDeps } from './rows.ts';

/**
 * Takes what a watched source brought as a draft, where texts need a second pair of eyes: a site that is trusted may
 * still be wrong, or be somebody else's by now. False: no other eyes are asked for, and it goes its own way.
 */
export async function draftFromSource(
  source: Source,
  bytes: Uint8Array,
  deps: PublishingDeps,
): Promise<boolean> {
  if (!(await readSwitch(deps.store, 'four_eyes'))) return false;
  const { address = source.path } = source;
  const name = cleanName(source.name ?? address);
  const found = { batch: uuid(), origin: 'source', name, url: address, state: 'received' };
  const manifest = source.row && JSON.stringify(source.row);
  const giver = { ...deps, actor: 'system' };
  await keepUpload(Readable.from([bytes]), name, giver, (tx, upload) =>
    insertDraft(tx, { ...found, manifest, upload_id: upload.id }, giver),
  );
  return true;
}
