import { z } from 'zod';
import type { Store } from '../../src/store/open.ts';
import type { WorklistItem } from '../api-worklists.ts';
import type { MakeWorklist } from './deps.ts';

/** Files refused because they are pictures, and texts some of whose pages are. */
export const ocr: MakeWorklist = async ({ store }) => [
  ...(await refused(store)),
  ...(await drafts(store)),
  ...(await gaps(store)),
];

const kept = z.object({ code: z.string() });
const read = z.object({
  documents: z.array(z.object({ path: z.string(), fault: kept.nullable() })),
});

async function refused(store: Store): Promise<WorklistItem[]> {
  const rows = await store
    .selectFrom('ingest_jobs')
    .select(['id', 'name', 'fault', 'result', 'finished_at'])
    .where('status', 'in', ['done', 'failed'])
    .where(({ or, eb }) =>
      or([eb('fault', 'like', '%file_needs_ocr%'), eb('result', 'like', '%file_needs_ocr%')]),
    )
    .orderBy('id', 'desc')
    .execute();
  return rows.flatMap((row) => {
    const result = read.safeParse(JSON.parse(row.result ?? 'null')).data;
    const own = (result?.documents ?? []).filter(({ fault }) => fault?.code === 'file_needs_ocr');
    const names = own.length > 0 ? own.map(({ path }) => path) : [row.name];
    return names.map((title, i) => ({
      key: `job:${row.id}:${i}`,
      title,
      detail: { zh: '没有可提取的文字', en: 'no text can be taken from it' },
      day: row.finished_at?.slice(0, 10) ?? null,
      urgency: 'due',
      target: { kind: 'job', jobId: row.id },
    }));
  });
}

async function drafts(store: Store): Promise<WorklistItem[]> {
  const rows = await store
    .selectFrom('drafts')
    .select(['id', 'name', 'changed_at'])
    .where('state', '=', 'failed')
    .where('fault', 'like', '%file_needs_ocr%')
    .orderBy('nr', 'desc')
    .execute();
  return rows.map(({ id, name, changed_at }) => ({
    key: `draft:${id}`,
    title: name,
    detail: { zh: '没有可提取的文字', en: 'no text can be taken from it' },
    day: changed_at.slice(0, 10),
    urgency: 'due',
    target: { kind: 'draft', id },
  }));
}

const coverage = z.object({ pagesWithoutText: z.array(z.number()) });

async function gaps(store: Store): Promise<WorklistItem[]> {
  const rows = await store
    .selectFrom('versions')
    .select(['id', 'document_id', 'title', 'coverage'])
    .where('retired_at', 'is', null)
    .where('coverage', 'like', '%"pagesWithoutText":[_%')
    .orderBy('title')
    .execute();
  return rows.flatMap(({ id, document_id, title, coverage: json }) => {
    const pages = coverage.safeParse(JSON.parse(json)).data?.pagesWithoutText ?? [];
    if (pages.length === 0) return [];
    return {
      key: `version:${id}`,
      title,
      detail: { zh: `第 ${pages.join('、')} 页没有文字`, en: `no text on page ${pages.join(', ')}` },
      day: null,
      urgency: 'info' as const,
      target: { kind: 'document' as const, documentId: document_id, versionId: id },
    };
  });
}
