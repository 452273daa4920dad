import type { Language } from '../src/base/language.ts';
import { queueMail } from '../src/store/mails.ts';
import type { Store } from '../src/store/open.ts';
import type { Contact } from './api-case.ts';
import { loadMember } from './members.ts';
import { displayName } from './names.ts';
import { consentOf, type DeskDeps, keep, take } from './record.ts';
import { RULES } from './rules.ts';
import { notice } from './words.ts';

/** How a mail names the centre and leads back to it. */
export interface MailFrame {
  centre: string | undefined;
  /** Address of the chat; null: not known, the mail says it in words. */
  url: string | null;
}

/**
 * Tells enterprises that gave an address, and agreed to be told, of answers they have not read for some minutes:
 * once per stretch of answers, queued in the transaction that notes it. The answer itself does not go into a mail.
 */
export async function tellByMail(deps: DeskDeps, frame: MailFrame): Promise<number> {
  let told = 0;
  for (const { id, seq } of await unread(deps)) told += Number(await tell(deps, id, Number(seq), frame));
  return told;
}

function unread({ store, clock }: { store: Store; clock: DeskDeps['clock'] }) {
  const cutoff = new Date(clock.now().getTime() - RULES.mailMinutes * 60_000).toISOString();
  return store
    .selectFrom('cases as c')
    .innerJoin('messages as m', 'm.conversation_id', 'c.conversation_id')
    .leftJoin('case_reads as r', (join) =>
      join.onRef('r.case_id', '=', 'c.id').on('r.reader', '=', 'enterprise'),
    )
    .select(({ fn }) => ['c.id', fn.max('m.seq').as('seq')])
    .where('c.status', 'in', ['claimed', 'waiting'])
    .where('c.contact', 'is not', null)
    .where('c.replied_at', 'is not', null)
    .where('m.role', '=', 'adviser')
    .where('m.at', '<', cutoff)
    .whereRef('m.seq', '>', 'c.mailed_seq')
    .whereRef('m.seq', '>', 'c.last_enterprise_seq')
    .where(({ or, eb, ref }) => or([eb('r.seq', 'is', null), eb('m.seq', '>', ref('r.seq'))]))
    .groupBy('c.id')
    .limit(50)
    .execute();
}

async function tell(
  { store, clock }: DeskDeps,
  id: string,
  seq: number,
  { centre, url }: MailFrame,
): Promise<boolean> {
  const at = clock.now();
  return store.transaction().execute(async (tx) => {
    const record = await take(tx, id);
    if (record.mailed_seq >= seq) return false;
    const language = record.language as Language;
    const { email } = JSON.parse(record.contact ?? '{}') as Partial<Contact>;
    const agreed = Boolean(email) && consentOf(record).contact;
    await keep(
      tx,
      record,
      { mailed_seq: seq },
      {
        kind: 'case.mailed',
        actor: 'system',
        data: { sent: agreed },
        at,
      },
    );
    if (!email || !agreed) return false;
    const owner = record.owner_id ? await loadMember(tx, record.owner_id) : null;
    const facts = {
      reference: record.reference,
      centre: centre ?? notice('centre', language),
      name: owner ? displayName(owner, language) : notice('adviser_role', language),
      link: url ? (language === 'zh' ? `：${url}` : `: ${url}`) : '',
    };
    await queueMail(
      tx,
      {
        recipient: email,
        subject: notice('mail_subject', language, facts),
        body: notice('mail_body', language, facts),
      },
      at,
    );
    return true;
  });
}
