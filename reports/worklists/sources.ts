import { z } from 'zod';
import { type DoubtfulPage, doubtfulPages } from '../../ingest/watch/worklist.ts';
import type { Bilingual } from '../../src/base/language.ts';
import type { WorklistItem } from '../api-worklists.ts';
import type { MakeWorklist } from './deps.ts';

/** Pages withdrawn at their source that nobody has looked at, and pages that could not be read. */
export const sources: MakeWorklist = async ({ store }) => (await doubtfulPages(store)).map(toItem);

function toItem(page: DoubtfulPage): WorklistItem {
  const { id, url, documentId, title, since, status } = page;
  const withdrawn = status === 'source_withdrawn';
  return {
    key: `page:${id}`,
    title: title ?? url,
    detail: withdrawn ? withdrawal(page.reason) : refusal(page.fault),
    day: since?.slice(0, 10) ?? null,
    urgency: withdrawn ? 'due' : 'info',
    target: { kind: 'source_page', pageId: id, url, documentId, withdrawn },
  };
}

function withdrawal(reason: string | null): Bilingual {
  return reason === 'unlisted'
    ? { zh: '来源的目录已不再列出', en: 'the source lists it no more' }
    : { zh: '来源网页已撤下', en: 'the page was taken down' };
}

const kept = z.object({ message: z.object({ zh: z.string(), en: z.string() }) });

/** The refusal as it was kept, in both languages. */
function refusal(json: string | null): Bilingual {
  const read = kept.safeParse(JSON.parse(json ?? 'null')).data;
  return read?.message ?? { zh: '未能读取', en: 'could not be read' };
}
