import { z } from 'zod';
import { createDemoPeople } from '../../accounts/demo.ts';
import { linkUrl } from '../../accounts/links.ts';
import { answerQuestion } from '../../bot/answer-question.ts';
import { startConversation } from '../../bot/conversations.ts';
import { questionById } from '../../bot/questions.ts';
import { receive } from '../../bot/receive.ts';
import { say as sayInChat } from '../../bot/say.ts';
import { briefBody, confirmBrief } from '../../desk/brief.ts';
import { claim } from '../../desk/claim.ts';
import { close } from '../../desk/close.ts';
import { addNote } from '../../desk/edit.ts';
import { changeMember, loadMember, type MemberRecord } from '../../desk/members.ts';
import { rate } from '../../desk/ratings.ts';
import { type DeskDeps, openCaseOf } from '../../desk/record.ts';
import { CLOSE_OUTCOMES, SERVICE_TYPES, TEAMS, type TeamCode } from '../../desk/states.ts';
import { reply } from '../../desk/talk.ts';
import { changeTeam } from '../../desk/teams.ts';
import type { App } from '../app.ts';
import { loadData } from '../base/load-data.ts';
import { say } from './say.ts';

const account = z.string();
const step = z.union([
  z.strictObject({ say: z.string() }),
  z.strictObject({ brief: briefBody.omit({ facts: true }) }),
  z.strictObject({ claim: account }),
  z.strictObject({ reply: z.string(), by: account }),
  z.strictObject({ note: z.string(), by: account }),
  z.strictObject({
    close: z.strictObject({
      outcome: z.enum(CLOSE_OUTCOMES),
      service: z.enum(SERVICE_TYPES),
      minutes: z.number(),
      summary: z.string(),
    }),
    by: account,
  }),
  z.strictObject({ rate: z.number(), comment: z.string() }),
]);
type Step = z.output<typeof step>;

/** The sample conversations, as data. */
export const demoSchema = z.array(
  z.strictObject({ id: z.string(), language: z.enum(['zh', 'en']), steps: z.array(step) }),
);

/** What each demo adviser serves; somebody looks at everything. */
const TEAMS_OF: Record<string, TeamCode[]> = {
  tax: ['tax', 'digital', 'general'],
  labour: ['labor', 'legal_aid', 'general'],
  finance: ['finance', 'general'],
  lawyer: ['legal_aid'],
};

/** Fills the demo centre when it is empty, and prints a sign-in link for each of its people. */
export async function showDemo(app: App, url: string): Promise<void> {
  const made = await createDemoPeople(app);
  const accounts = new Map(made.map(({ person }) => [person.email.split('@')[0]!, person.id]));
  const empty = (await app.store.selectFrom('cases').select('id').executeTakeFirst()) === undefined;
  if (empty) await fill(app, accounts);
  say('');
  say('  DEMO CENTRE: everything in it is made up, and apart from the real data.');
  say(`  chat           ${url}/`);
  for (const { person, link } of made)
    say(`  ${person.name}\n                 ${linkUrl(url, 'link', link.token)}`);
}

async function fill(app: App, accounts: ReadonlyMap<string, string>): Promise<void> {
  const deps = { ...app, say: sayInChat };
  await openAllHours(deps);
  const members = new Map<string, MemberRecord>();
  for (const [name, id] of accounts) {
    if (TEAMS_OF[name]) await changeMember(deps, id, { settings: { teams: TEAMS_OF[name] } }, 'system');
    if (name === 'lawyer') await approveLicence(deps, id);
    members.set(name, (await loadMember(app.store, id))!);
  }
  for (const { id, language, steps } of loadData('desk/data/demo.yaml', demoSchema)) {
    const start = { id, channel: 'directline', userId: `dl_${id}`, language, reference: null };
    await startConversation({ ...deps, centre: app.config.CENTRE_NAME }, start);
    for (const one of steps) await play(app, deps, id, members, one);
  }
}

async function openAllHours(deps: DeskDeps): Promise<void> {
  const day = [{ from: '00:00', to: '24:00' }];
  const week = Object.fromEntries(['1', '2', '3', '4', '5', '6', '7'].map((weekday) => [weekday, day]));
  for (const team of TEAMS) await changeTeam(deps, team, { hours: { week } }, 'system');
}

async function approveLicence(deps: DeskDeps, id: string): Promise<void> {
  const licence = {
    number: 'DEMO-0001',
    organisation: '演示律师事务所',
    state: 'approved',
    decidedAt: null,
  } as const;
  await changeMember(deps, id, { licence }, 'system');
}

/** One step of a sample conversation, as it would happen. */
async function play(
  app: App,
  deps: DeskDeps,
  conversationId: string,
  members: ReadonlyMap<string, MemberRecord>,
  one: Step,
): Promise<void> {
  if ('say' in one) return ask(app, conversationId, one.say);
  if ('rate' in one)
    return void (await rate(deps, conversationId, { score: one.rate, comment: one.comment }));
  // A sample whose words the rules no longer hand over simply ends there.
  const record = await openCaseOf(deps.store, conversationId);
  if (!record) return;
  if ('brief' in one) return void (await confirmBrief(deps, conversationId, { ...one.brief, facts: [] }));
  const member = members.get('claim' in one ? one.claim : one.by)!;
  if ('claim' in one) await claim(deps, record.id, member);
  else if ('reply' in one)
    await reply(deps, record.id, member, { clientId: `demo-${one.reply.length}`, text: one.reply });
  else if ('note' in one) await addNote(deps, record.id, member, one.note);
  else await close(deps, record.id, member, { ...one.close, seenSeq: Number.MAX_SAFE_INTEGER });
}

async function ask(app: App, conversationId: string, text: string): Promise<void> {
  const incoming = { conversationId, clientId: null, text, locale: undefined, extra: {} };
  const { questionId } = await receive(app, incoming);
  const question = questionId === null ? null : await questionById(app.store, questionId);
  if (question) await answerQuestion({ ...app, deadlineMs: 60_000, onSaid: () => {} }, question);
}
