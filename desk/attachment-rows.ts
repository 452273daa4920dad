import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { fault } from '../src/base/faults.ts';
import type { Clock } from '../src/base/time.ts';
import { append } from '../src/store/log.ts';
import type { Store, Writer } from '../src/store/open.ts';
import type { Row } from '../src/store/tables.ts';
import type { CaseRecord } from './record.ts';
import { RULES } from './rules.ts';

export type AttachmentRecord = Row<'attachments'>;

/** A file whose bytes are on disk already. */
export interface NewAttachment {
  digest: string;
  name: string;
  type: string;
  size: number;
  by: string;
}

/** Where the bytes of a file stand: once, under their digest. */
export function attachmentPath(dataDir: string, digest: string): string {
  return join(dataDir, 'attachments', digest.slice(0, 2), digest);
}

/** Puts a stored file down for a case; it is shown once a message carries it. Throws `upload_limit`. */
export async function addAttachment(
  { store, clock }: { store: Store; clock: Clock },
  record: Pick<CaseRecord, 'id' | 'conversation_id'>,
  { by, ...file }: NewAttachment,
): Promise<AttachmentRecord> {
  const at = clock.now();
  return store.transaction().execute(async (tx) => {
    const id = newId();
    await append(tx, {
      kind: 'attachment.stored',
      actor: by,
      conversationId: record.conversation_id,
      subject: record.id,
      data: { attachment: id, type: file.type, size: file.size },
      at,
    });
    const { count } = await tx
      .selectFrom('attachments')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('case_id', '=', record.id)
      .executeTakeFirstOrThrow();
    if (Number(count) >= RULES.attachmentsPerCase)
      throw fault('upload_limit', { limit: RULES.attachmentsPerCase });
    return tx
      .insertInto('attachments')
      .values({
        id,
        case_id: record.id,
        conversation_id: record.conversation_id,
        message_seq: null,
        by_id: by,
        at: at.toISOString(),
        ...file,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
  });
}

/** Files of a case that a message is about to carry. Throws `body_invalid` for one that is not theirs to send. */
export async function boundAttachments(
  tx: Writer,
  record: Pick<CaseRecord, 'id'>,
  by: string,
  ids: readonly string[],
): Promise<AttachmentRecord[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom('attachments')
    .selectAll()
    .where('id', 'in', ids)
    .where('case_id', '=', record.id)
    .where('by_id', '=', by)
    .where('message_seq', 'is', null)
    .execute();
  if (rows.length !== new Set(ids).size) throw fault('body_invalid', { problem: 'attachments' });
  return rows;
}
