import type { Check, Finding } from '../../knowledge/checks.ts';
import type { Store } from '../../src/store/open.ts';
import type { WorklistItem } from '../api-worklists.ts';
import type { MakeWorklist } from './deps.ts';

/** A list of what `knowledge/checks` doubts about the texts. */
export function findingsOf(...checks: readonly Check[]): MakeWorklist {
  return async ({ store, findings }) => {
    const found = (await findings()).filter(({ check }) => checks.includes(check));
    const documents = await documentsOf(store);
    return found.map((finding, i) => toItem(finding, documents.get(finding.versionId) ?? 0, i));
  };
}

async function documentsOf(store: Store): Promise<Map<number, number>> {
  const rows = await store.selectFrom('versions').select(['id', 'document_id']).execute();
  return new Map(rows.map(({ id, document_id }) => [id, document_id]));
}

function toItem({ check, versionId, title, detail }: Finding, documentId: number, i: number): WorklistItem {
  return {
    key: `${check}:${versionId}:${i}`,
    title,
    detail,
    day: null,
    urgency: 'info',
    target: { kind: 'document', documentId, versionId },
  };
}
