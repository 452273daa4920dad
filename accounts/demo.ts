import type { AccountDeps } from './admit.ts';
import { record } from './audit.ts';
import { type Issued, issueToken } from './links.ts';
import { addPerson, personByEmail, toPerson } from './people.ts';
import type { Person } from './person.ts';
import type { Role } from './roles.ts';

/** A made-up person of a demo; the name says so in both languages, the address can belong to nobody (RFC 2606). */
export interface DemoPerson {
  name: string;
  /** Before `@demo.invalid`. */
  account: string;
  roles: readonly Role[];
}

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  { name: '演示 Demo · 税务顾问 Tax', account: 'tax', roles: ['adviser'] },
  { name: '演示 Demo · 劳动社保顾问 Labour', account: 'labour', roles: ['adviser'] },
  { name: '演示 Demo · 融资顾问 Finance', account: 'finance', roles: ['adviser'] },
  { name: '演示 Demo · 志愿律师 Lawyer', account: 'lawyer', roles: ['volunteer'] },
  { name: '演示 Demo · 编辑 Editor', account: 'editor', roles: ['editor'] },
  { name: '演示 Demo · 审核人 Approver', account: 'approver', roles: ['approver'] },
  { name: '演示 Demo · 管理员 Admin', account: 'admin', roles: ['admin'] },
  { name: '演示 Demo · 审计员 Auditor', account: 'auditor', roles: ['auditor'] },
];

/**
 * Makes the people of a demo, once, and gives for each a new sign-in token that works once (see `linkUrl`). They
 * have no password, so those links are the only way in.
 */
export async function createDemoPeople(
  { store, clock }: Pick<AccountDeps, 'store' | 'clock'>,
  people: readonly DemoPerson[] = DEMO_PEOPLE,
): Promise<{ person: Person; link: Issued }[]> {
  const at = clock.now();
  return store.transaction().execute(async (tx) => {
    const made = [];
    for (const { name, account, roles } of people) {
      const email = `${account}@demo.invalid`;
      const stored =
        (await personByEmail(tx, email)) ??
        (await addPerson(tx, { name, email, roles, language: 'zh', state: 'active' }, at));
      const subject = { subjectKind: 'person', subject: stored.id };
      await record(tx, { at, actor: 'system', action: 'person.demo_link', ...subject });
      const link = await issueToken(tx, { kind: 'link', personId: stored.id, at });
      made.push({ person: toPerson(stored), link });
    }
    return made;
  });
}
