import type { Language } from '../src/base/language.ts';
import { addDays, today } from '../src/base/time.ts';
import type { Store, Writer } from '../src/store/open.ts';
import type { CaseRecord, DeskDeps } from './record.ts';
import { centreSays, keep, take } from './record.ts';
import { RULES } from './rules.ts';
import { loadTeams } from './teams.ts';
import { notice } from './words.ts';

/** Outcomes after which somebody may have got something. */
const FRUITFUL = ['resolved', 'advised', 'benefit_obtained'];
/** What is older is let be, so that a first start on old rows sends no flood. */
const LATEST_DAYS = 30;

/** Says what is due some days after: other ways to who waits for a volunteer, a reminder, the question after a month. */
export async function followUp(deps: DeskDeps): Promise<number> {
  const { store, clock } = deps;
  const day = today(clock);
  let said = 0;
  for (const record of await waitingForVolunteers(store, deps))
    said += Number(await tellAlternatives(deps, record));
  const reminding = await closedBetween(store, 'reminded_at', daysAgo(day, RULES.ratingReminderDays));
  for (const record of reminding) said += Number(await remind(deps, record));
  const asking = await closedBetween(store, 'benefit_asked_at', daysAgo(day, RULES.benefitDays));
  for (const record of asking.filter(({ outcome }) => FRUITFUL.includes(outcome ?? '')))
    said += Number(await askBenefit(deps, record));
  return said;
}

function daysAgo(day: string, days: number): { from: string; to: string } {
  return { from: addDays(day, -days - LATEST_DAYS), to: addDays(day, -days) };
}

async function waitingForVolunteers(store: Store, { clock }: DeskDeps): Promise<CaseRecord[]> {
  const { noticeDays } = (await loadTeams(store)).legal_aid;
  return store
    .selectFrom('cases')
    .selectAll()
    .where('team', '=', 'legal_aid')
    .where('status', 'in', ['queued', 'offered'])
    .where('replied_at', 'is', null)
    .where('alternatives_at', 'is', null)
    .where('created_at', '<', addDays(today(clock), -noticeDays))
    .limit(100)
    .execute();
}

async function tellAlternatives(deps: DeskDeps, before: CaseRecord): Promise<boolean> {
  const days = Math.floor((deps.clock.now().getTime() - Date.parse(before.created_at)) / 86_400_000);
  return once(deps, before, 'alternatives_at', 'alternatives', (language) =>
    notice('alternatives', language, { reference: before.reference, days }),
  );
}

async function remind(deps: DeskDeps, before: CaseRecord): Promise<boolean> {
  const rated = await deps.store
    .selectFrom('ratings')
    .select('score')
    .where('case_id', '=', before.id)
    .executeTakeFirst();
  if (rated?.score) return false;
  const buttons = ['1', '2', '3', '4', '5'];
  const words = (language: Language) => notice('rating_reminder', language, { reference: before.reference });
  return once(deps, before, 'reminded_at', 'rating_reminder', words, () => buttons);
}

function askBenefit(deps: DeskDeps, before: CaseRecord): Promise<boolean> {
  const words = (language: Language) => notice('benefit_question', language, { reference: before.reference });
  return once(deps, before, 'benefit_asked_at', 'benefit_question', words, (language) =>
    ['yes', 'partly', 'no', 'not_yet'].map((one) => notice(`benefit_${one}`, language)),
  );
}

/** Says something once in the life of a case, and notes that it was said. */
async function once(
  { store, clock, say }: DeskDeps,
  before: CaseRecord,
  column: 'alternatives_at' | 'reminded_at' | 'benefit_asked_at',
  event: string,
  words: (language: Language) => string,
  buttons: (language: Language) => string[] = () => [],
): Promise<boolean> {
  const at = clock.now();
  const language = before.language as Language;
  return store.transaction().execute(async (tx: Writer) => {
    const record = await take(tx, before.id);
    if (record.version !== before.version + 1 || record[column] !== null) return false;
    await keep(
      tx,
      record,
      { [column]: at.toISOString() },
      {
        kind: 'case.reminded',
        actor: 'system',
        data: { what: event },
        at,
      },
    );
    await say(tx, centreSays(record, event, words(language), at, buttons(language)));
    return true;
  });
}

/** Closed by a person within those days and not yet told. */
function closedBetween(
  store: Store,
  column: 'reminded_at' | 'benefit_asked_at',
  { from, to }: { from: string; to: string },
): Promise<CaseRecord[]> {
  return store
    .selectFrom('cases')
    .selectAll()
    .where('closed_at', '>', from)
    .where('closed_at', '<', to)
    .where('status', '=', 'closed')
    .where('closed_by', '<>', 'enterprise')
    .where(column, 'is', null)
    .limit(100)
    .execute();
}
