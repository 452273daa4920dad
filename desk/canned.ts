import { v7 as newId } from 'uuid';
import { z } from 'zod';
import { findArticles } from '../knowledge/find-article.ts';
import { toNumber } from '../knowledge/numerals.ts';
import { fault } from '../src/base/faults.ts';
import type { Language } from '../src/base/language.ts';
import { loadData } from '../src/base/load-data.ts';
import { type Clock, today } from '../src/base/time.ts';
import { append } from '../src/store/log.ts';
import type { Store } from '../src/store/open.ts';
import type { CannedReply } from './api.ts';
import type { CaseRecord } from './record.ts';
import { TEAMS } from './states.ts';
import { notice } from './words.ts';

const words = z.strictObject({
  zh: z.string().trim().min(1).max(4_000),
  en: z.string().trim().min(1).max(4_000),
});

export const VARIABLES = ['company', 'name', 'reference', 'adviser', 'deadline', 'centre', 'date'] as const;

/** A reply ready to be sent; unknown variables are refused, since they would be shown as they are. */
export const cannedSchema = z.strictObject({
  team: z.enum(TEAMS).nullable(),
  title: words,
  text: words.refine(
    ({ zh, en }) =>
      [...`${zh}${en}`.matchAll(/\{(\w*)\}/g)].every(([, name]) =>
        (VARIABLES as readonly string[]).includes(name!),
      ),
    'unknown variable',
  ),
  cites: z.array(z.strictObject({ title: z.string().min(1), article: z.string().min(1) })).max(10),
});
type Canned = z.output<typeof cannedSchema>;

const BUILT_IN = loadData('desk/data/canned.yaml', z.array(cannedSchema.extend({ id: z.string() })));

/** Every reply, with what it cites checked against today's law. */
export async function cannedReplies(store: Store, clock: Clock): Promise<CannedReply[]> {
  const rows = await store.selectFrom('canned_replies').selectAll().execute();
  const changed = new Map(rows.map((row) => [row.id, row]));
  const own = rows
    .filter(({ retired_at }) => retired_at === null)
    .map(({ id, content }) => ({ id, ...(JSON.parse(content) as Canned) }));
  const all = [...BUILT_IN.filter(({ id }) => !changed.has(id)), ...own];
  return Promise.all(all.map(async (one) => ({ ...one, stale: await staleOf(store, one, clock) })));
}

/** Articles of texts that are held, but in no version in force today. */
async function staleOf(store: Store, { cites }: Canned, clock: Clock): Promise<string[]> {
  const wanted = cites.map(({ title, article }) => ({ title, article: numberOf(article) }));
  const found = await findArticles(store, wanted, today(clock));
  return cites
    .filter((_, i) => found[i]!.held && found[i]!.passages.length === 0)
    .map(({ title, article }) => `《${title}》${article}`);
}

function numberOf(article: string): number {
  return toNumber(article.replace(/^第|条.*$/g, '')) ?? Number.NaN;
}

/** Writes a reply; with the id of one, that one is changed. */
export async function saveCanned(
  { store, clock }: { store: Store; clock: Clock },
  { id = newId(), ...content }: Canned & { id?: string | undefined },
  by: string,
): Promise<string> {
  await put({ store, clock }, id, JSON.stringify(content), by, null);
  return id;
}

/** Takes a reply out of use. Throws `not_found`. */
export async function retireCanned(
  deps: { store: Store; clock: Clock },
  id: string,
  by: string,
): Promise<void> {
  const held = (await cannedReplies(deps.store, deps.clock)).find((one) => one.id === id);
  if (!held) throw fault('not_found');
  const { id: _, stale: __, ...content } = held;
  await put(deps, id, JSON.stringify(content), by, deps.clock.now().toISOString());
}

async function put(
  { store, clock }: { store: Store; clock: Clock },
  id: string,
  content: string,
  by: string,
  retired_at: string | null,
): Promise<void> {
  const at = clock.now();
  const row = { content, by_id: by, at: at.toISOString(), retired_at };
  await store.transaction().execute(async (tx) => {
    await append(tx, {
      kind: 'canned.changed',
      actor: by,
      subject: id,
      data: { retired: retired_at !== null },
      at,
    });
    await tx
      .insertInto('canned_replies')
      .values({ id, ...row })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute();
  });
}

/** A reply with its variables filled for a case; what is not known is left as a gap to be filled by hand. */
export function fillCanned(
  text: { zh: string; en: string },
  record: CaseRecord,
  facts: {
    adviser: Record<Language, string>;
    centre: string | undefined;
    name: string;
    company: string;
    date: string;
  },
): { zh: string; en: string } {
  const fill = (language: Language) => {
    const known: Record<string, string> = {
      company: facts.company,
      name: facts.name,
      reference: record.reference,
      adviser: facts.adviser[language],
      deadline: record.deadline ?? '',
      centre: facts.centre ?? notice('centre', language),
      date: facts.date,
    };
    return text[language].replace(/\{(\w+)\}/g, (_, name: string) => known[name] || '____');
  };
  return { zh: fill('zh'), en: fill('en') };
}
