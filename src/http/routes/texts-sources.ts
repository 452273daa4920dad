import { sourceDetail, sourceList, sourceView } from '../../../ingest/publishing/sources-view.ts';
import { changeSource, checkSoon } from '../../../ingest/watch/change-source.ts';
import { addSource, type NewSource, setSourceStatus } from '../../../ingest/watch/sources.ts';
import type { TEXTS } from '../access/texts.ts';
import { readBody } from '../body.ts';
import type { Call, Handlers } from '../route.ts';
import * as body from './texts-bodies.ts';
import type { TextDeps } from './texts-deps.ts';
import { numberIn } from './texts-published.ts';

type Route = Extract<keyof typeof TEXTS, `${string} /api/texts/sources${string}`>;

/** Watched sources: what is watched, how, and what was found there. */
export function textsSourceRoutes(deps: TextDeps): Handlers<Route> {
  const { store, config } = deps;
  const setTo =
    (status: 'active' | 'paused' | 'removed') => async (call: Call<'POST /api/texts/sources/:id/pause'>) => {
      await setSourceStatus(numberIn(call), status, { ...deps, actor: call.person.id });
      call.response.json(await sourceList(store));
    };
  return {
    'GET /api/texts/sources': async ({ response }) => {
      response.json(await sourceList(store));
    },
    'POST /api/texts/sources': async ({ request, response, person }) => {
      const { url, ...how } = readBody(body.newSourceBody, request);
      const by = { ...deps, actor: person.id, allow: config.FETCH_ALLOW };
      const { id } = await addSource({ url, ...watching(how) }, by);
      response.status(201).json(await sourceView(store, id));
    },
    'GET /api/texts/sources/:id': async (call) => {
      call.response.json(await sourceDetail(store, numberIn(call)));
    },
    'PUT /api/texts/sources/:id': async (call) => {
      const how = watching(readBody(body.sourceBody, call.request));
      await changeSource(numberIn(call), how, { ...deps, actor: call.person.id });
      call.response.json(await sourceView(store, numberIn(call)));
    },
    'POST /api/texts/sources/:id/pause': setTo('paused'),
    'POST /api/texts/sources/:id/resume': setTo('active'),
    'POST /api/texts/sources/:id/remove': setTo('removed'),
    'POST /api/texts/sources/:id/check': async (call) => {
      await checkSoon(numberIn(call), deps);
      call.response.json(await sourceList(store));
    },
  };
}

/** Without what was left empty. */
function watching(how: ReturnType<typeof body.sourceBody.parse>): Omit<NewSource, 'url'> {
  const { pattern, region, ...rest } = how;
  return {
    kind: rest.kind,
    every: rest.every,
    ...(rest.topics ? { topics: rest.topics } : {}),
    ...(pattern ? { pattern } : {}),
    ...(region ? { region } : {}),
  };
}
