import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/base/config.ts';
import { silent } from '../../src/base/log.ts';
import { createMailer } from '../../src/base/mail.ts';
import { createMailSweep, queueMail } from '../../src/store/mails.ts';
import { temporaryStore } from '../support/conversation.ts';
import { DAY, MINUTE, movingClock } from '../support/people.ts';
import { startSmtp, textOf } from '../support/smtp.ts';

let smtp: Awaited<ReturnType<typeof startSmtp>>;
beforeEach(async () => {
  smtp = await startSmtp();
});
afterEach(() => smtp.stop());

const mail = {
  recipient: 'wang@centre.example',
  subject: '邀请\r\nBcc: all@centre.example',
  body: '请打开 https://x/#t',
};

async function outbox() {
  const [store, clock] = [await temporaryStore(), movingClock()];
  const send = (await createMailer(
    readConfig({ SMTP_URL: smtp.url, MAIL_FROM: 'Centre <c@centre.example>' }),
  ))!;
  const { sweep } = createMailSweep({ store, clock, logger: silent, send });
  const row = () => store.selectFrom('mails').selectAll().executeTakeFirstOrThrow();
  return { store, clock, sweep, row };
}

describe('the outbox', () => {
  it('sends a mail once, to its recipient alone, and keeps its body no longer', async () => {
    const { store, clock, sweep, row } = await outbox();
    await queueMail(store, mail, clock.now());
    await Promise.all([sweep(), sweep()]);
    await sweep();
    expect(smtp.mails).toHaveLength(1);
    expect(smtp.mails[0]!.to).toEqual([mail.recipient]);
    expect(smtp.mails[0]!.text).not.toMatch(/^Bcc:/im);
    expect(textOf(smtp.mails[0]!.text)).toContain(mail.body);
    expect(await row()).toMatchObject({ body: '', next_at: null, problem: null, tries: 1 });
  });

  it('tries again later and later, under the same message id, and gives up after a day', async () => {
    const { store, clock, sweep, row } = await outbox();
    smtp.state.refuse = true;
    await queueMail(store, mail, clock.now());
    await sweep();
    await sweep();
    expect(await row()).toMatchObject({ tries: 1, problem: expect.stringContaining('full') });
    clock.pass(MINUTE);
    smtp.state.refuse = false;
    await sweep();
    expect(smtp.mails[0]!.text).toContain(`<${(await row()).id}@lastkm>`);
    smtp.state.refuse = true;
    await queueMail(store, mail, clock.now());
    for (let i = 0; i < 9; i++) {
      await sweep();
      clock.pass(DAY);
    }
    const given = await store
      .selectFrom('mails')
      .selectAll()
      .where('sent_at', 'is', null)
      .executeTakeFirstOrThrow();
    expect(given).toMatchObject({ tries: 7, next_at: null, body: '' });
  });

  it('sends nothing of what did not happen', async () => {
    const { store, clock, sweep } = await outbox();
    const undone = store.transaction().execute(async (tx) => {
      await queueMail(tx, mail, clock.now());
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await sweep();
    expect(smtp.mails).toEqual([]);
  });

  it('is closed without a mail server', async () => {
    expect(await createMailer(readConfig({}))).toBeNull();
  });
});
