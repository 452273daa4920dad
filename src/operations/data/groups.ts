/** What kind of data a file holds, in the order of the screen. */
export const DATA_GROUPS = [
  'thesaurus',
  'wording',
  'triage',
  'routes',
  'thresholds',
  'holidays',
  'rates',
  'channels',
  'hours',
] as const;
export type DataGroup = (typeof DATA_GROUPS)[number];
