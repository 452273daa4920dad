import { addPerson } from '../../accounts/people.ts';
import type { Role } from '../../accounts/roles.ts';
import { say } from '../../bot/say.ts';
import { storeAnswer } from '../../bot/store-answer.ts';
import { changeMember, loadMember, type MemberRecord, type MemberSettings } from '../../desk/members.ts';
import { type CaseRecord, type DeskDeps, loadCase, openCaseOf } from '../../desk/record.ts';
import type { Clock } from '../../src/base/time.ts';
import type { Store } from '../../src/store/open.ts';
import { asked, conversation } from './conversation.ts';
import { movingClock } from './people.ts';
import { scriptedAnswer } from './scripted-answer.ts';

/** Wednesday 25 November 2026, 10:00 in China: an ordinary working morning. */
export const MORNING = '2026-11-25T02:00:00Z';

export type Desk = DeskDeps & { clock: ReturnType<typeof movingClock> };

/** The desk's transitions on a store, with a clock that the test moves. */
export function desk(store: Store, start = MORNING): Desk {
  return { store, clock: movingClock(start), say };
}

/** Somebody who may take cases. */
export async function somebody(
  { store, clock }: { store: Store; clock: Clock },
  name: string,
  roles: readonly Role[] = ['adviser'],
  settings: Partial<MemberSettings> = {},
): Promise<MemberRecord> {
  const person = {
    name,
    email: `${encodeURIComponent(name)}@example.org`,
    roles,
    language: 'zh',
    state: 'active',
  } as const;
  const { id } = await store.transaction().execute((tx) => addPerson(tx, person, clock.now()));
  await changeMember({ store, clock }, id, { settings, available: true }, 'test');
  if (roles.includes('volunteer')) {
    const licence = {
      number: '13301202010123456',
      organisation: '所',
      state: 'approved',
      decidedAt: null,
    } as const;
    await changeMember({ store, clock }, id, { licence }, 'test');
  }
  return (await loadMember(store, id))!;
}

/** A case as a hand-over opens it: of the team `labor`, urgent where the words say so. */
export async function opened(
  { store, clock }: Desk,
  id: string,
  text = '我要找人工',
  change: Partial<CaseRecord> = {},
): Promise<CaseRecord> {
  await conversation(store, id);
  const question = await asked(store, id, text);
  const answer = await scriptedAnswer({ text, locale: 'zh', history: [], today: '2026-11-25' });
  await storeAnswer({ store, clock }, question, answer);
  const record = (await openCaseOf(store, id))!;
  if (Object.keys(change).length > 0)
    await store.updateTable('cases').set(change).where('id', '=', record.id).execute();
  return (await loadCase(store, record.id))!;
}

/** Kinds of the log entries about a case, in order. */
export async function kindsOf(store: Store, caseId: string): Promise<string[]> {
  const rows = await store
    .selectFrom('log')
    .select('kind')
    .where('subject', '=', caseId)
    .orderBy('seq')
    .execute();
  return rows.map(({ kind }) => kind);
}

/** What was said in a conversation, and by whom. */
export async function spoken(store: Store, conversationId: string): Promise<[string, string][]> {
  const rows = await store
    .selectFrom('messages')
    .select(['role', 'text'])
    .where('conversation_id', '=', conversationId)
    .where('text', '<>', '')
    .orderBy('seq')
    .execute();
  return rows.map(({ role, text }) => [role, text]);
}
