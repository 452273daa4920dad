import { z } from 'zod';
import { loadData } from '../../src/base/load-data.ts';

export const LABELS = [
  'answer',
  'clarify',
  'tax',
  'finance',
  'labor',
  'general',
  'legal_aid',
  'declined_off_topic',
  'declined_manipulation',
  'declined_abuse',
  'declined_unlawful',
] as const;
export type Label = (typeof LABELS)[number];

/** What messages are told apart by: the labels, and those that cannot wait. */
export const KINDS = [...LABELS, 'pressing'] as const;
export type Kind = (typeof KINDS)[number];

const texts = z.array(z.string().min(1)).min(10);

/** Invented messages by what to do with them. */
export const examples = loadData('bot/triage/examples.yaml', z.record(z.enum(LABELS), texts));

/** Invented messages of which some cannot wait, and some can though they have the same words. */
export const pressingExamples = loadData(
  'bot/triage/pressing.yaml',
  z.strictObject({ pressing: texts, calm: texts }),
);
