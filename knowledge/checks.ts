import { z } from 'zod';
import type { Bilingual } from '../src/base/language.ts';
import { addDays, type Day } from '../src/base/time.ts';
import type { Store } from '../src/store/open.ts';
import { windowOf } from './corpus.ts';
import { listDuplicates } from './duplicates.ts';
import { unsureFields } from './metadata.ts';
import { METADATA_FIELDS } from './metadata-fields.ts';
import { incomingOf } from './relation-rows.ts';
import { inForce, validityOn } from './validity.ts';

/** What may be wrong with the texts held, in one closed list. */
export const CHECKS = {
  coverage: { zh: '提取不完整', en: 'not all of the text was taken in' },
  unsure: { zh: '元数据待确认', en: 'metadata to be confirmed' },
  undated: { zh: '没有日期', en: 'no date' },
  missing_replacement: { zh: '缺少替代文本', en: 'what replaced it is not held' },
  expires_soon: { zh: '即将到期', en: 'expires soon' },
  duplicate: { zh: '重复', en: 'duplicate' },
} as const satisfies Record<string, Bilingual>;
export type Check = keyof typeof CHECKS;

/** One doubt about one version. */
export interface Finding {
  check: Check;
  versionId: number;
  title: string;
  source: string;
  detail: Bilingual;
}

/** Days ahead in which an end is worth a look. */
const SOON = 60;
/** Share of the text that must have its place: less is a loss (`ingest/coverage`). */
const LEAST_RATIO = 0.995;
const EVERYTHING = 1_000_000;

/** Everything doubtful about the texts held on a day, check by check. */
export async function checkDocuments(store: Store, day: Day): Promise<Finding[]> {
  const versions = await heldVersions(store);
  return [
    ...versions.flatMap(coverageFindings),
    ...(await unsureFindings(store)),
    ...versions.flatMap(undatedFindings),
    ...(await replacementFindings(store, versions, day)),
    ...versions.flatMap((version) => expiryFindings(version, day)),
    ...(await duplicateFindings(store)),
  ];
}

async function heldVersions(store: Store) {
  return store
    .selectFrom('versions as v')
    .innerJoin('documents as d', 'd.id', 'v.document_id')
    .selectAll('v')
    .where('v.retired_at', 'is', null)
    .where('d.level', '<>', 'guide')
    .orderBy('v.title')
    .orderBy('v.label')
    .execute();
}
type Held = Awaited<ReturnType<typeof heldVersions>>[number];

const coverage = z.object({
  ratio: z.number(),
  articles: z.object({ missing: z.array(z.number()), repeated: z.array(z.number()) }).nullable(),
  pagesWithoutText: z.array(z.number()),
});

function coverageFindings(version: Held): Finding[] {
  const read = coverage.safeParse(JSON.parse(version.coverage)).data;
  if (!read) return [];
  const { ratio, articles, pagesWithoutText: empty } = read;
  const lost = `${((1 - ratio) * 100).toFixed(1)} %`;
  return [
    ...(ratio < LEAST_RATIO
      ? [{ zh: `${lost} 的文字未进入条文`, en: `${lost} of the text stands nowhere` }]
      : []),
    ...(articles?.missing.length ? [numbers('缺少条文', 'articles missing', articles.missing)] : []),
    ...(articles?.repeated.length ? [numbers('条文重复', 'articles twice', articles.repeated)] : []),
    ...(empty.length > 0 ? [numbers('无文字的页', 'pages without text', empty)] : []),
  ].map((detail) => finding('coverage', version, detail));
}

async function unsureFindings(store: Store): Promise<Finding[]> {
  const fields = await unsureFields(store, { limit: EVERYTHING });
  const byVersion = new Map<number, typeof fields>();
  for (const field of fields)
    byVersion.set(field.versionId, [...(byVersion.get(field.versionId) ?? []), field]);
  return [...byVersion].map(([id, unsure]) => {
    const { title, source } = unsure[0]!;
    const names = (language: 'zh' | 'en') => unsure.map(({ field }) => METADATA_FIELDS[field].name[language]);
    return finding(
      'unsure',
      { id, title, source },
      { zh: names('zh').join('、'), en: names('en').join(', ') },
    );
  });
}

function undatedFindings(version: Held): Finding[] {
  if (version.published_on ?? version.effective_from) return [];
  return [
    finding('undated', version, {
      zh: '视为早于任何有日期的版本',
      en: 'counts as older than any dated version',
    }),
  ];
}

/** Ended or amended texts for which nothing is held that holds now in their place. */
async function replacementFindings(store: Store, versions: readonly Held[], day: Day): Promise<Finding[]> {
  const current = new Set(
    versions
      .filter((version) => validityOn(windowOf(version), day) === 'in_force')
      .map(({ document_id }) => document_id),
  );
  const findings: Finding[] = [];
  for (const version of versions) {
    const validity = validityOn(windowOf(version), day);
    const doubtful =
      validity === 'in_force_amended' || (!inForce(validity) && validity !== 'not_yet_in_force');
    if (!doubtful || validity === 'expired' || current.has(version.document_id)) continue;
    if (await isReplaced(store, version.document_id)) continue;
    const by = version.ended_by ?? version.note;
    findings.push(finding('missing_replacement', version, { zh: by ?? '不详', en: by ?? 'unknown' }));
  }
  return findings;
}

async function isReplaced(store: Store, documentId: number): Promise<boolean> {
  return (await incomingOf(store, documentId, ['repeals', 'supersedes'])).some(
    ({ articles }) => articles === null,
  );
}

function expiryFindings(version: Held, day: Day): Finding[] {
  const { effective_to: last, ended } = version;
  if (last === null || ended !== 'expired' || last < day || last > addDays(day, SOON)) return [];
  return [finding('expires_soon', version, { zh: `${last} 到期`, en: `last day ${last}` })];
}

async function duplicateFindings(store: Store): Promise<Finding[]> {
  return (await listDuplicates(store)).map(({ bestTitle, bestId, ...version }) =>
    finding('duplicate', version, {
      zh: `与《${bestTitle}》（${bestId}）相同`,
      en: `same text as 《${bestTitle}》 (${bestId})`,
    }),
  );
}

function numbers(zh: string, en: string, list: readonly number[]): Bilingual {
  return { zh: `${zh}：${list.join('、')}`, en: `${en}: ${list.join(', ')}` };
}

function finding(
  check: Check,
  { id, title, source }: { id: number; title: string; source: string },
  detail: Bilingual,
): Finding {
  return { check, versionId: id, title, source, detail };
}
