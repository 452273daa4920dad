import { v7 as newId } from 'uuid';
import type { Logger } from '../base/log.ts';
import type { Mail, SendMail } from '../base/mail.ts';
import type { Clock } from '../base/time.ts';
import type { Store, Writer } from './open.ts';

/** Waits between tries, in minutes; after the last one a mail is given up. */
const RETRY_MINUTES = [1, 5, 15, 60, 240, 720];
const POLL_MS = 5_000;
const AT_ONCE = 20;

/**
 * Puts a mail in the outbox, in the caller's transaction: it leaves if, and only if, what it tells of happened.
 * Without a mail server it waits for one.
 */
export async function queueMail(writer: Writer, mail: Omit<Mail, 'id'>, at: Date): Promise<void> {
  const now = at.toISOString();
  await writer
    .insertInto('mails')
    .values({ id: newId(), ...mail, created_at: now, tries: 0, next_at: now, sent_at: null, problem: null })
    .execute();
}

export interface MailSweep {
  /** Sends what is due. */
  sweep(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

interface SweepDeps {
  store: Store;
  clock: Clock;
  logger: Logger;
  send: SendMail;
}

/** Sends queued mails, again and again until the mail server takes them or six tries within a day failed. */
export function createMailSweep(deps: SweepDeps): MailSweep {
  let running: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  const sweep = () => {
    running ??= sendDue(deps)
      .catch((error: unknown) => deps.logger.error({ err: error }, 'mails could not be swept'))
      .finally(() => {
        running = null;
      });
    return running;
  };
  return {
    sweep,
    start: () => {
      timer = setInterval(sweep, POLL_MS);
      void sweep();
    },
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}

async function sendDue(deps: SweepDeps): Promise<void> {
  const { store, clock } = deps;
  const due = await store
    .selectFrom('mails')
    .select(['id', 'recipient', 'subject', 'body', 'tries'])
    .where('next_at', '<=', clock.now().toISOString())
    .orderBy('next_at')
    .limit(AT_ONCE)
    .execute();
  for (const mail of due) await sendOne(deps, mail);
}

async function sendOne(
  { store, clock, logger, send }: SweepDeps,
  mail: Mail & { tries: number },
): Promise<void> {
  const change = await send(mail).then(
    // The body may hold a link that opens an account: it is not kept longer than needed.
    () => ({ sent_at: clock.now().toISOString(), next_at: null, body: '', problem: null }),
    (error: unknown) => {
      const wait = RETRY_MINUTES[mail.tries];
      const problem = error instanceof Error ? error.message.slice(0, 500) : String(error);
      logger.warn({ mail: mail.id, tries: mail.tries + 1, problem }, 'a mail was not taken');
      if (wait === undefined) return { next_at: null, body: '', problem };
      return { next_at: new Date(clock.now().getTime() + wait * 60_000).toISOString(), problem };
    },
  );
  await store
    .updateTable('mails')
    .set({ ...change, tries: mail.tries + 1 })
    .where('id', '=', mail.id)
    .execute();
}
