import { z } from 'zod';
import { OUTCOMES } from '../bot/outcomes.ts';
import { LISTS } from '../desk/words.ts';
import type { Bilingual, Language } from '../src/base/language.ts';
import { loadData } from '../src/base/load-data.ts';
import type { Store } from '../src/store/open.ts';
import type { OutcomeFamily, ReportLists } from './api.ts';
import { bilingual } from './words.ts';
import { WORKLISTS } from './worklists/rules.ts';

const words = z.record(z.string(), bilingual);

/** Names in lists and files about what is asked. */
export const REPORT_WORDS = loadData(
  'reports/data/words.yaml',
  z.strictObject({
    families: words,
    completeness: words,
    channels: words,
    reasons: words,
    rating: words,
    words,
  }),
);

/** Names of everything that lists of questions hold, with the channels and regions that have come up. */
export async function reportLists(store: Store): Promise<ReportLists> {
  const channels = await store.selectFrom('conversations').select('channel').distinct().execute();
  const regions = await store
    .selectFrom('asked')
    .select('region')
    .distinct()
    .where('region', 'is not', null)
    .orderBy('region')
    .execute();
  const { families, completeness, reasons } = REPORT_WORDS;
  return {
    outcomes: Object.fromEntries(
      Object.entries(OUTCOMES).map(([code, { family, zh, en }]) => [code, { family, zh, en }]),
    ),
    families: families as Record<OutcomeFamily, Bilingual>,
    topics: LISTS.topics,
    teams: LISTS.teams,
    channels: Object.fromEntries(channels.map(({ channel }) => [channel, channelName(channel)])),
    regions: regions.map(({ region }) => region!),
    completeness,
    reasons,
    worklists: Object.fromEntries(Object.entries(WORKLISTS.lists).map(([id, { name }]) => [id, name])),
  };
}

/** A channel's name; one that has none is called by its code. */
export function channelName(channel: string): Bilingual {
  return REPORT_WORDS.channels[channel] ?? { zh: channel, en: channel };
}

/** A word for files. Throws when there is none: a mistake of the program. */
export function word(key: string, language: Language): string {
  const found = REPORT_WORDS.words[key];
  if (!found) throw new Error(`there is no word ${key}`);
  return found[language];
}
