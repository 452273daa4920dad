import { z } from 'zod';
import type { Bilingual } from '../src/base/language.ts';
import { LEVELS, type Level } from './levels.ts';

const words = z.string().trim().min(1);
const optional = words.nullable();
const day = z.iso.date().nullable();

/** A way to reach an office, as a text names it. */
const channel = z.strictObject({ kind: z.enum(['phone', 'page', 'email', 'address']), value: words });
export type TextChannel = z.output<typeof channel>;

/**
 * What is known of a version besides its words. `required`: its absence is a matter for a person.
 * Values are kept as JSON and checked by the schema, whoever writes them.
 */
export const METADATA_FIELDS = {
  title: { name: { zh: '标题', en: 'title' }, value: words, required: true },
  documentNumber: { name: { zh: '文号', en: 'document number' }, value: optional, required: false },
  issuers: { name: { zh: '发文机关', en: 'issuers' }, value: z.array(words), required: true },
  level: {
    name: { zh: '效力位阶', en: 'legal level' },
    value: z.enum(Object.keys(LEVELS) as [Level, ...Level[]]),
    required: true,
  },
  region: {
    name: { zh: '适用地区', en: 'region' },
    value: z.strictObject({
      name: words,
      code: z
        .string()
        .regex(/^\d{6}$/)
        .nullable(),
      city: optional,
    }),
    required: true,
  },
  topics: { name: { zh: '主题', en: 'topics' }, value: z.array(words), required: false },
  addressees: { name: { zh: '适用对象', en: 'addressees' }, value: z.array(words), required: false },
  publishedOn: { name: { zh: '公布日期', en: 'publication day' }, value: day, required: true },
  effectiveFrom: { name: { zh: '施行日期', en: 'first day in force' }, value: day, required: true },
  effectiveTo: { name: { zh: '截止日期', en: 'last day in force' }, value: day, required: false },
  channels: { name: { zh: '办理渠道', en: 'channels' }, value: z.array(channel), required: false },
} as const satisfies Record<string, { name: Bilingual; value: z.ZodType; required: boolean }>;

export type FieldName = keyof typeof METADATA_FIELDS;
export type FieldValue<Name extends FieldName> = z.output<(typeof METADATA_FIELDS)[Name]['value']>;

export function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(METADATA_FIELDS, name);
}

/** Below this a value waits for a person. */
export const UNSURE_BELOW = 0.7;
