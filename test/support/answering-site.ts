import { createDemoPeople, type DemoPerson } from '../../accounts/demo.ts';
import { linkUrl } from '../../accounts/links.ts';
import { answer } from '../../bot/answer.ts';
import { normalOf } from '../../bot/understand/normal.ts';
import { regionsIn } from '../../bot/understand/places.ts';
import { type Knowledge, openKnowledge } from '../../knowledge/open.ts';
import { createLikeness } from '../../services/likeness.ts';
import { createFindStandard, type FindStandard } from '../../services/standard-answers/find.ts';
import { silent } from '../../src/base/log.ts';
import { systemClock } from '../../src/base/time.ts';
import { storePageCorpus } from './page-corpus.ts';
import { startTestServer, type TestServer } from './server.ts';

const PEOPLE = {
  admin: { name: '林静', account: 'lin', roles: ['admin'] },
  editor: { name: '周敏', account: 'zhou', roles: ['editor'] },
  approver: { name: '吴凡', account: 'wu', roles: ['approver'] },
} as const satisfies Record<string, DemoPerson>;

export interface AnsweringSite {
  url: string;
  site: TestServer;
  /** A link that signs somebody in, once. */
  signInLink(who: keyof typeof PEOPLE): Promise<string>;
  stop(): Promise<void>;
}

/** The real server with all pages, a small corpus, and the answering of the chat itself. */
export async function startAnsweringSite(): Promise<AnsweringSite> {
  const likeness = createLikeness({ zh: [], en: [] });
  const clock = systemClock;
  let knowledge: Knowledge | undefined;
  let standard: FindStandard | undefined;
  const site = await startTestServer({
    search: (request) => knowledge!.search(request),
    answer: (asked, observe) => {
      const deps = { store: site.store, search: knowledge!.search, likeness, standard: standard! };
      return answer({ ...deps, model: null }, asked, observe);
    },
  });
  const { store } = site;
  await storePageCorpus(store);
  knowledge = await openKnowledge({ store, embedder: null, dataDir: null, clock, logger: silent });
  standard = createFindStandard({ store, likeness, reading: { plain: normalOf, places: regionsIn } });
  return {
    url: site.url,
    site,
    signInLink: async (who) => {
      const [one] = await createDemoPeople({ store, clock }, [PEOPLE[who]]);
      return linkUrl(site.url, 'link', one!.link.token);
    },
    stop: async () => {
      await knowledge?.close();
      await site.stop();
    },
  };
}
