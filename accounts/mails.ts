import type { Bilingual } from '../src/base/language.ts';
import type { Mail } from '../src/base/mail.ts';
import type { Person } from './person.ts';

/** What is told to people by mail; `{name}`, `{centre}`, `{url}` and `{until}` are filled in. */
const TEXTS = {
  invitation: {
    subject: { zh: '邀请您加入{centre}', en: 'You are invited to {centre}' },
    body: {
      zh: '{name}，您好：\n\n{centre}邀请您使用其服务台。请在 {until} 前打开下面的链接，设置密码并登录：\n\n{url}\n\n链接只能使用一次，请勿转发。如果您不认识我们，请忽略本邮件。',
      en: 'Hello {name},\n\n{centre} invites you to its desk. Open this link before {until} to choose a password and sign in:\n\n{url}\n\nThe link works once; please do not pass it on. If you do not know us, ignore this mail.',
    },
  },
  reset: {
    subject: { zh: '重置您在{centre}的密码', en: 'Reset your password at {centre}' },
    body: {
      zh: '{name}，您好：\n\n请在 {until} 前打开下面的链接设置新密码：\n\n{url}\n\n链接只能使用一次。如果不是您本人要求的，请忽略本邮件，原密码仍然有效。',
      en: 'Hello {name},\n\nOpen this link before {until} to set a new password:\n\n{url}\n\nThe link works once. If it was not you who asked, ignore this mail; your password stays as it is.',
    },
  },
  password_changed: {
    subject: { zh: '您在{centre}的密码已更改', en: 'Your password at {centre} was changed' },
    body: {
      zh: '{name}，您好：\n\n您的密码刚刚被更改，其他登录都已退出。如果不是您本人所为，请立即联系管理员。',
      en: 'Hello {name},\n\nYour password was changed just now, and your other sessions have ended. If it was not you, tell an administrator at once.',
    },
  },
} as const satisfies Record<string, { subject: Bilingual; body: Bilingual }>;

const DEFAULT_CENTRE: Bilingual = { zh: '“最后一公里”服务中心', en: 'the Last Kilometre service centre' };

/** A mail to a person in that person's language. Times are the centre's, in China. */
export function mailTo(
  person: Pick<Person, 'name' | 'email' | 'language'>,
  kind: keyof typeof TEXTS,
  { centre, url = '', expiresAt }: { centre: string | undefined; url?: string; expiresAt?: string },
): Omit<Mail, 'id'> {
  const { language, name, email } = person;
  const facts: Record<string, string> = {
    name,
    url,
    centre: centre ?? DEFAULT_CENTRE[language],
    until: expiresAt ? inChina(expiresAt) : '',
  };
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, fact: string) => facts[fact] ?? '');
  const { subject, body } = TEXTS[kind];
  return { recipient: email, subject: fill(subject[language]), body: fill(body[language]) };
}

const chinaTime = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

function inChina(instant: string): string {
  return `${chinaTime.format(new Date(instant))} (UTC+8)`;
}
