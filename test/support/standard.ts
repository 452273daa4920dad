import type { Person } from '../../accounts/person.ts';
import type { Role } from '../../accounts/roles.ts';
import { answer } from '../../bot/answer.ts';
import type { Answer, Asked } from '../../bot/asked.ts';
import { previewStandard } from '../../bot/standard-preview.ts';
import { normalOf } from '../../bot/understand/normal.ts';
import { regionsIn } from '../../bot/understand/places.ts';
import { syncDocument } from '../../knowledge/corpus-write.ts';
import { toChinese } from '../../knowledge/numerals.ts';
import { openKnowledge } from '../../knowledge/open.ts';
import { heldSections } from '../../services/guide-content.ts';
import { createLikeness } from '../../services/likeness.ts';
import type { StandardBody } from '../../services/standard-answers/api.ts';
import { createFindStandard } from '../../services/standard-answers/find.ts';
import { silent } from '../../src/base/log.ts';
import { clockAt, type Day } from '../../src/base/time.ts';
import type { Store } from '../../src/store/open.ts';
import { storeGuide, TODAY } from './evidence.ts';
import { person } from './people.ts';

export const clock = clockAt(TODAY);
export const LAW = '小微企业贴息示范办法';
export const QUESTION = '示范贴息的比例是多少';

/** A version of a made-up measure: article number → text. Gives the ids of its passages. */
export async function storeLaw(
  store: Store,
  articles: Record<number, string>,
  { from = '2020-01-01', title = LAW }: { from?: Day; title?: string } = {},
): Promise<number[]> {
  const { versionId } = await syncDocument(
    store,
    {
      ...{ key: `${title}|全国`, title, issuer: null, level: 'rule', region: '全国' },
      ...{ topics: [], language: 'zh', visibility: 'public' },
      version: {
        ...{ label: from, title, documentNumber: null, publishedOn: from, effectiveFrom: from },
        ...{ effectiveTo: null, ended: null, endedBy: null, note: null, source: `/t/${title}-${from}.md` },
        ...{ sourceDigest: from, history: [], provenance: {}, coverage: null },
      },
      passages: Object.entries(articles).map(([number, text]) => ({
        ...{ kind: 'article', article: `第${toChinese(Number(number))}条`, articleNumber: Number(number) },
        ...{ headingPath: [], page: null, text, searchText: '', content: null },
      })),
    },
    { clock, actor: 'test' },
  );
  const rows = await store.selectFrom('passages').select('id').where('version_id', '=', versionId).execute();
  return rows.map(({ id }) => id);
}

export const OLD_ARTICLE = '第五条　贴息比例为实际支付利息的百分之三十，单户每年不超过十万元。';

/** A standard answer to `QUESTION`, resting on the article in one of its passages. */
export function bodyOn(passageId: number, change: Partial<StandardBody> = {}): StandardBody {
  return {
    questions: { zh: [QUESTION], en: ['What share of the interest does the model scheme pay?'] },
    text: {
      zh: '按实际支付利息的百分之三十贴息。\n- 每户每年最多十万元。',
      en: 'It pays 30% of the interest actually paid.\n- At most 100,000 yuan per firm and year.',
    },
    bindings: [{ passageId }],
    ...change,
  };
}

export const standardDeps = (store: Store) => ({ store, clock, preview: previewStandard });

/** Somebody who writes, and somebody who decides. */
export async function twoPeople(store: Store): Promise<{ editor: Person; approver: Person }> {
  const one = (roles: Role[], name: string) => person(store, roles, name);
  return { editor: await one(['editor'], 'editor'), approver: await one(['approver'], 'approver') };
}

/** The production path on a store with one guide, by words alone. */
export async function asker(
  store: Store,
): Promise<{ ask(text: string, on?: Day, who?: Asked['asker']): Promise<Answer>; close(): Promise<void> }> {
  await storeGuide(store, 'probation');
  const knowledge = await openKnowledge({ store, embedder: null, dataDir: null, clock, logger: silent });
  const likeness = createLikeness(await heldSections(store));
  const reading = { plain: normalOf, places: regionsIn };
  const standard = createFindStandard({ store, likeness, reading });
  const deps = { store, search: knowledge.search, likeness, standard, model: null };
  return {
    ask: (text, on = TODAY, who = {}) =>
      answer(deps, { text, locale: 'zh', history: [], today: TODAY, on, asker: who }),
    close: knowledge.close,
  };
}
