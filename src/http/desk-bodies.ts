import { z } from 'zod';
import { cannedSchema } from '../../desk/canned.ts';
import { memberSchema } from '../../desk/members.ts';
import {
  CASE_STATES,
  CLOSE_OUTCOMES,
  PRIORITIES,
  REASONS,
  RELEASE_REASONS,
  SERVICE_TYPES,
  TEAMS,
} from '../../desk/states.ts';
import { teamSchema } from '../../desk/teams.ts';
import { isDay } from '../base/time.ts';

const id = z.string().regex(/^[\w-]{1,64}$/);
const line = (max: number) => z.string().trim().max(max);
const day = z.string().refine(isDay, 'a day, YYYY-MM-DD');
const flag = z.boolean().default(false);

export const claimBody = z.object({ acknowledgeSimilar: flag, acceptScope: flag });
export const releaseBody = z.object({ reason: z.enum(RELEASE_REASONS), note: line(2_000).default('') });
export const transferBody = z
  .object({ team: z.enum(TEAMS).optional(), personId: id.optional(), note: line(2_000).min(1) })
  .refine(({ team, personId }) => team || personId, 'team or personId');
export const replyBody = z.object({
  clientId: z.string().min(1).max(100),
  text: z.string().max(8_000),
  attachments: z.array(id).max(10).default([]),
  draftId: id.optional(),
});
export const noteBody = z.object({ text: line(4_000).min(1) });
export const readBodySchema = z.object({ seq: z.number().int().min(0) });
export const viewBody = z.object({ leave: flag });
export const labelsBody = z.object({ labels: z.array(line(30).min(1)).max(12) });
export const priorityBody = z.object({ priority: z.enum(PRIORITIES) });
export const snoozeBody = z.object({ until: z.iso.datetime().nullable() });
export const partiesBody = z.object({
  parties: z
    .array(
      z.object({ side: z.enum(['own', 'opposing']), name: line(100).min(1), code: line(18).default('') }),
    )
    .max(20),
});
export const eligibilityBody = z.object({
  answers: z.record(z.string().max(40), z.string().max(40)),
  override: z.object({ eligible: z.boolean(), reason: line(1_000).min(1) }).optional(),
});
export const draftBody = z.object({ question: line(4_000).optional() });
export const closeBody = z.object({
  outcome: z.enum(CLOSE_OUTCOMES),
  service: z.enum(SERVICE_TYPES),
  minutes: z.number().int().min(0).max(10_000),
  summary: line(4_000),
  seenSeq: z.number().int().min(0),
});
export const reopenBody = z.object({ reason: line(1_000).default('') });
export const proposeBody = z.object({
  kind: z.enum(['standard_answer', 'typical_case']),
  title: line(200).min(1),
  text: line(8_000).min(1),
});
export const decisionBody = z.object({ approve: z.boolean(), comment: line(1_000).default('') });
export const memberBody = memberSchema.partial().strict();
export const availabilityBody = z.object({ available: z.boolean() });
export const absenceBody = z
  .object({ from: day, to: day, reason: line(200).default('') })
  .refine(({ from, to }) => from <= to, 'from before to');
export const licenceBody = z.object({ number: line(40).min(4), organisation: line(100).min(1) });
export const licenceDecision = z.object({ approve: z.boolean() });
export const teamBody = teamSchema.partial().strict();
export const cannedBody = cannedSchema.extend({ id: id.optional() });

export const listQuery = z.object({
  view: z.enum(['mine', 'team', 'snoozed', 'closed', 'all']).default('mine'),
  team: z.enum(TEAMS).optional(),
  state: z.enum(CASE_STATES).optional(),
  reason: z.enum(REASONS).optional(),
  urgent: z.literal('true').optional(),
  priority: z.enum(PRIORITIES).optional(),
  language: z.enum(['zh', 'en']).optional(),
  label: line(30).optional(),
  q: line(80).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
  cursor: z.coerce.number().int().min(0).max(1_000_000).optional(),
});
export const messagesQuery = z.object({
  before: z.coerce.number().int().positive().optional(),
  after: z.coerce.number().int().min(0).optional(),
});
export const searchQuery = z.object({
  q: line(400).min(1),
  asOf: day.optional(),
  region: line(40).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(10),
});

export const ratingBody = z.object({
  score: z.number().int().min(1).max(5),
  comment: line(2_000).default(''),
});
export const benefitBody = z.object({ benefit: z.enum(['yes', 'partly', 'no', 'not_yet']) });
