import type { SessionView } from '../../accounts/api.ts';
import { createDemoPeople, type DemoPerson } from '../../accounts/demo.ts';
import { linkUrl } from '../../accounts/links.ts';
import { type Knowledge, openKnowledge } from '../../knowledge/open.ts';
import { silent } from '../../src/base/log.ts';
import { systemClock } from '../../src/base/time.ts';
import { pageAnswers } from './page-answers.ts';
import { storePageCorpus } from './page-corpus.ts';
import { startTestServer, type TestServer } from './server.ts';

const PEOPLE = {
  adviser: { name: '陈晓', account: 'chen', roles: ['adviser'] },
  colleague: { name: '王磊', account: 'wang', roles: ['adviser'] },
  volunteer: { name: '赵律师', account: 'zhao', roles: ['volunteer'] },
  admin: { name: '林静', account: 'lin', roles: ['admin'] },
  editor: { name: '周敏', account: 'zhou', roles: ['editor'] },
  approver: { name: '吴凡', account: 'wu', roles: ['approver'] },
} as const satisfies Record<string, DemoPerson>;

export type Who = keyof typeof PEOPLE;

export interface DeskSite {
  url: string;
  site: TestServer;
  /** A link that signs somebody in, once. */
  signInLink(who: Who): Promise<string>;
  stop(): Promise<void>;
}

/** The real server with both pages, texts to cite, scripted answers, and four people ready to work. */
export async function startDeskSite(): Promise<DeskSite> {
  let corpus: Awaited<ReturnType<typeof storePageCorpus>> | undefined;
  let knowledge: Knowledge | undefined;
  const site = await startTestServer({
    env: { CENTRE_NAME: '示范服务中心' },
    answer: pageAnswers(() => corpus!),
    search: (request) => knowledge!.search(request),
  });
  corpus = await storePageCorpus(site.store);
  knowledge = await openKnowledge({
    store: site.store,
    embedder: null,
    dataDir: null,
    clock: systemClock,
    logger: silent,
  });
  const deps = { store: site.store, clock: systemClock };
  const made = await createDemoPeople(deps, Object.values(PEOPLE));
  const idOf = (who: Who) => made.find(({ person }) => person.name === PEOPLE[who].name)!.person.id;
  const signInLink = async (who: Who) => {
    const [one] = await createDemoPeople(deps, [PEOPLE[who]]);
    return linkUrl(site.url, 'link', one!.link.token);
  };
  const admin = await signedIn(site.url, await signInLink('admin'));
  for (const who of ['adviser', 'colleague'] as const)
    await admin('PUT', `/api/desk/people/${idOf(who)}`, { teams: ['labor', 'tax', 'finance', 'general'] });
  await admin('PUT', `/api/desk/people/${idOf('volunteer')}`, { teams: ['legal_aid'] });
  const volunteer = await signedIn(site.url, await signInLink('volunteer'));
  await volunteer('PUT', '/api/desk/me/licence', {
    number: '13301202010123456',
    organisation: '示范律师事务所',
  });
  await admin('POST', `/api/desk/people/${idOf('volunteer')}/licence`, { approve: true });
  const stop = async () => {
    await knowledge?.close();
    await site.stop();
  };
  return { url: site.url, site, signInLink, stop };
}

/** Calls of somebody who signed in by a link. */
async function signedIn(url: string, link: string) {
  const token = new URLSearchParams(link.split('?')[1]).get('token');
  const entered = await fetch(`${url}/api/account/link`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: url },
    body: JSON.stringify({ token }),
  });
  if (!entered.ok) throw new Error(`sign-in refused with ${entered.status}: ${await entered.text()}`);
  const cookie = entered.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const { csrf } = (await entered.json()) as SessionView;
  return async (method: string, path: string, body: object) => {
    const response = await fetch(url + path, {
      method,
      headers: {
        'Content-Type': 'application/json',
        Origin: url,
        Cookie: cookie,
        'X-CSRF-Token': csrf ?? '',
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response;
  };
}
