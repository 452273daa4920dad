import { z } from 'zod';
import { loadData } from '../src/base/load-data.ts';

const words = z.string().trim().min(1);
const bilingual = z.strictObject({ zh: words, en: words });
const lists = z.strictObject({ zh: z.array(words).min(1), en: z.array(words).min(1) });

/** What the chat itself says, outside of answers, in both languages. */
export const channelWordsSchema = z.strictObject({
  botName: bilingual,
  centre: bilingual,
  welcome: bilingual,
  closed: bilingual,
  privacy: bilingual,
  aiLabel: bilingual,
  starters: lists,
  reference: bilingual,
  sources: bilingual,
  validity: z.strictObject({
    in_force: bilingual,
    in_force_amended: bilingual,
    not_yet_in_force: bilingual,
    superseded: bilingual,
    repealed: bilingual,
    expired: bilingual,
  }),
});

/** Read once: the wording is part of the program, not of a deployment. */
export const channelWords = loadData('bot/wording/channel.yaml', channelWordsSchema);
