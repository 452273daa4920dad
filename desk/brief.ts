import { z } from 'zod';
import type { CitationSnapshot } from '../knowledge/passage.ts';
import { fault } from '../src/base/faults.ts';
import type { Language } from '../src/base/language.ts';
import { mask } from '../src/base/personal.ts';
import type { Writer } from '../src/store/open.ts';
import type { Brief, Contact, Outline } from './api-case.ts';
import type { Sight } from './may.ts';
import { isVolunteer, type MemberRecord } from './members.ts';
import { type CaseRecord, centreSays, consentOf, type DeskDeps, keep, openCaseOf, take } from './record.ts';
import { notice } from './words.ts';

const line = (max: number) => z.string().trim().max(max).default('');

/** What the enterprise may change of its brief, and what it agrees to. */
export const briefBody = z.strictObject({
  question: z.string().trim().min(1).max(4_000),
  facts: z.array(z.strictObject({ label: line(60), value: line(300) })).max(20),
  contact: z.strictObject({ name: line(60), phone: line(40), email: z.union([z.literal(''), z.email()]) }),
  consent: z.strictObject({
    conversation: z.boolean(),
    contact: z.boolean(),
    volunteer: z.boolean(),
    anonymous: z.boolean(),
  }),
});
export type BriefBody = z.output<typeof briefBody>;

/** What is kept of a brief. */
export interface KeptBrief {
  question: string;
  facts?: { label: string; value: string }[];
  answered: string;
  citations: CitationSnapshot[];
}

/** The enterprise looked through the one page that goes to a person, and sends it. Throws `not_found` without an open case. */
export async function confirmBrief(
  { store, clock }: DeskDeps,
  conversationId: string,
  { question, facts, contact, consent }: BriefBody,
): Promise<CaseRecord> {
  const at = clock.now();
  return store.transaction().execute(async (tx) => {
    const open = await openCaseOf(tx, conversationId);
    if (!open) throw fault('not_found');
    const record = await take(tx, open.id);
    const brief = { ...(JSON.parse(record.brief) as KeptBrief), question, facts };
    const change = {
      brief: JSON.stringify(brief),
      title: titleOf(question, record.language as Language),
      contact: JSON.stringify(contact),
      consent: JSON.stringify(consent),
      confirmed_at: at.toISOString(),
    };
    await keep(tx, record, change, {
      kind: 'case.briefed',
      actor: 'enterprise',
      data: { ...consent, contact: Object.values(contact).some(Boolean) && consent.contact },
      at,
    });
    return { ...record, ...change };
  });
}

function titleOf(question: string, language: Language): string {
  return [...mask(question, language).text.replace(/\s+/g, ' ')].slice(0, 80).join('');
}

/** The brief as somebody may see it. */
export function briefFor(record: CaseRecord, sight: Sight, member: MemberRecord): Brief {
  const { question, facts = [], answered, citations } = JSON.parse(record.brief) as KeptBrief;
  const language = record.language as Language;
  const outline = JSON.parse(record.outline) as Outline;
  const words = (text: string) =>
    sight === 'full' ? text : sight === 'masked' ? mask(text, language).text : '';
  return {
    question: words(question),
    facts:
      sight === 'outline'
        ? []
        : facts.map(({ label, value }) => ({ label: words(label), value: words(value) })),
    answered: words(answered),
    found: citations.map(({ title, article }) => `《${title}》${article ?? ''}`),
    deadline: record.deadline,
    contact: contactFor(record, sight, member),
    consent: consentOf(record),
    confirmedAt: record.confirmed_at,
    outline: { ...outline, urgent: record.urgent === 1, deadline: record.deadline, region: record.region },
  };
}

/** Only who has the case, and only what the enterprise agreed to share with them. */
export function contactFor(record: CaseRecord, sight: Sight, member: MemberRecord): Contact | null {
  if (sight !== 'full' || record.contact === null) return null;
  const consent = consentOf(record);
  const agreed = consent.contact && (!isVolunteer(member) || consent.volunteer);
  if (!agreed) return null;
  const contact = JSON.parse(record.contact) as Contact;
  return isVolunteer(member) && consent.anonymous ? null : contact;
}

/** Asks the enterprise, once more, whether a volunteer may learn of its matter. */
export function askConsent(say: DeskDeps['say'], tx: Writer, record: CaseRecord, at: Date) {
  const language = record.language as Language;
  const text = notice('consent_wanted', language);
  return say(tx, centreSays(record, 'consent_wanted', text, at, [notice('consent_yes', language)]));
}
