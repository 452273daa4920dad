import { v7 as newId } from 'uuid';
import type { CitationSnapshot } from '../knowledge/passage.ts';
import type { Language } from '../src/base/language.ts';
import { mask } from '../src/base/personal.ts';
import { type Day, today } from '../src/base/time.ts';
import { append } from '../src/store/log.ts';
import type { Writer } from '../src/store/open.ts';
import type { Outline } from './api-case.ts';
import { type Promised, promiseFor } from './promise.ts';
import { type CaseRecord, keep, openCaseOf } from './record.ts';
import { startSla } from './sla.ts';
import type { Reason, TeamCode } from './states.ts';
import { loadTeams } from './teams.ts';

/** What is known when a matter goes to a person. */
export interface Opening {
  conversationId: string;
  questionId: string;
  team: TeamCode;
  urgent: boolean;
  deadline: Day | null;
  reason: Reason;
  language: Language;
  /** The enterprise's own words. */
  question: string;
  answered: string;
  citations: CitationSnapshot[];
  facts: { label: string; value: string }[];
  /** What the steps found and decided. */
  found: unknown;
  topics: string[];
  side: 'worker' | 'employer' | null;
  region: string | null;
}

export interface Opened {
  id: string;
  reference: string;
  /** Whether the wish joined a case that was open already. */
  joined: boolean;
  promised: Promised;
}

/**
 * Opens a case in the caller's transaction. One open case per conversation: a further wish joins it, and makes
 * it urgent where it was not. Gives its number, and what may be promised.
 */
export async function openCase(tx: Writer, opening: Opening, at: Date): Promise<Opened> {
  const open = await openCaseOf(tx, opening.conversationId);
  const teams = await loadTeams(tx);
  if (open) {
    await raise(tx, open, opening, at);
    return {
      id: open.id,
      reference: open.reference,
      joined: true,
      promised: await promiseFor(tx, teams, open.team as TeamCode, new Date(open.waiting_since ?? at)),
    };
  }
  const promised = await promiseFor(tx, teams, opening.team, at);
  const id = newId();
  const reference = await nextReference(tx, today({ now: () => at }));
  const seq = await append(tx, {
    kind: 'case.opened',
    actor: 'bot',
    conversationId: opening.conversationId,
    subject: id,
    data: { reference, team: opening.team, urgent: opening.urgent, reason: opening.reason },
    at,
  });
  await tx
    .insertInto('cases')
    .values({
      ...rowOf(opening, at),
      id,
      reference,
      last_enterprise_seq: seq,
      promise_at: promised.at?.toISOString() ?? null,
    })
    .execute();
  await startSla(tx, { id }, teams[opening.team], 'first_response', seq, at);
  await startSla(tx, { id }, teams[opening.team], 'resolution', seq, at);
  return { id, reference, joined: false, promised };
}

/** Longest title of a list. */
const TITLE = 80;

function rowOf(opening: Opening, at: Date) {
  const { question, language, answered, citations, found, facts, urgent } = opening;
  const title = mask(question, language).text.replace(/\s+/g, ' ').trim();
  return {
    conversation_id: opening.conversationId,
    question_id: opening.questionId,
    team: opening.team,
    urgent: Number(urgent),
    priority: urgent ? 3 : 1,
    deadline: opening.deadline,
    reason: opening.reason,
    status: 'queued',
    brief: JSON.stringify({ question, language, answered, citations, found, facts }),
    created_at: at.toISOString(),
    title: [...title].length > TITLE ? `${[...title].slice(0, TITLE).join('')}…` : title,
    language,
    region: opening.region,
    outline: JSON.stringify(outlineOf(opening)),
    waiting_since: at.toISOString(),
  };
}

/** Fixed words only: nothing that the enterprise wrote. */
function outlineOf({ topics, side, region, urgent, deadline, citations }: Opening): Outline {
  const articles = citations
    .filter(({ article, level }) => article !== null && level !== 'guide')
    .map(({ title, article }) => `《${title}》${article}`);
  return { topics, side, region, urgent, deadline, articles: [...new Set(articles)].slice(0, 6) };
}

async function raise(tx: Writer, open: CaseRecord, { urgent, deadline }: Opening, at: Date): Promise<void> {
  const earliest = [open.deadline, deadline].filter((day) => day !== null).sort()[0] ?? null;
  const raised = { urgent: Math.max(open.urgent, Number(urgent)), deadline: earliest };
  if (raised.urgent === open.urgent && raised.deadline === open.deadline) return;
  const version = open.version + 1;
  const change = { ...raised, version, ...(raised.urgent && { priority: 3 }) };
  await keep(tx, open, change, { kind: 'case.raised', actor: 'bot', data: raised, at });
}

/** `LK-20261124-0007`: the day in China and a running number of that day. */
async function nextReference(tx: Writer, day: Day): Promise<string> {
  const prefix = `LK-${day.replaceAll('-', '')}-`;
  const last = await tx
    .selectFrom('cases')
    .select(({ fn }) => fn.max('reference').as('reference'))
    .where('reference', '>=', prefix)
    .where('reference', '<', `${prefix}:`)
    .executeTakeFirst();
  const number = last?.reference ? Number(last.reference.slice(prefix.length)) + 1 : 1;
  return prefix + String(number).padStart(4, '0');
}
