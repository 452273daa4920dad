import type { Config } from './config.ts';

/** A mail as it leaves. `id` stays the same over retries, so that a mail program shows it once. */
export interface Mail {
  id: string;
  recipient: string;
  subject: string;
  body: string;
}

/** Hands one mail to the mail server. Throws when that does not take it. */
export type SendMail = (mail: Mail) => Promise<void>;

const CONNECT_MS = 10_000;
const ANSWER_MS = 30_000;

/** The way to the mail server of `SMTP_URL`; null: none is configured. */
export async function createMailer({ SMTP_URL, MAIL_FROM }: Config): Promise<SendMail | null> {
  if (!SMTP_URL || !MAIL_FROM) return null;
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    url: SMTP_URL,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: ANSWER_MS,
    // A mail is text of ours: nothing in it may make the program read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async ({ id, recipient, subject, body }) => {
    await transport.sendMail({
      from: MAIL_FROM,
      to: { name: '', address: recipient },
      subject: subject.replace(/[\r\n]+/g, ' '),
      text: body,
      messageId: `<${id}@lastkm>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  };
}
