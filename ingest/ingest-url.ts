import { fault } from '../src/base/faults.ts';
import { shown } from '../src/base/fetch-target.ts';
import { type DocumentResult, failure } from './results.ts';
import { checkPage, type PageCheck, type WatchDeps } from './watch/check-page.ts';
import { newAttachments } from './watch/check-source.ts';
import { type PageRow, pageAt } from './watch/records.ts';

const NO_FACTS = { region: null, topics: [] };

/** Whether an argument is an address to fetch, not a path. */
export function isAddress(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

/**
 * Fetches a page or file and ingests it, and the attachments of a page as documents of their own. Results in
 * that order; what cannot be had is a failed result.
 */
export async function ingestUrl(address: string, deps: WatchDeps): Promise<DocumentResult[]> {
  if (!URL.canParse(address))
    return [failure(address, fault('fetch_refused', { url: shown(address), reason: 'not a URL' }))];
  const { href } = new URL(address);
  const facts = { source_id: null, parent_id: null, name: null, place: null };
  const page = await pageAt(deps.store, href, facts, deps.clock.now());
  const check = await checkPage(page, deps, { ...NO_FACTS, conditional: false });
  const results = resultsOf(page, check);
  for (const attachment of await newAttachments(page, check.attachments, deps)) {
    if (deps.signal?.aborted) break;
    const attached = await checkPage(attachment, deps, { ...NO_FACTS, conditional: false });
    results.push(...resultsOf(attachment, attached));
  }
  return results;
}

function resultsOf({ url }: PageRow, check: PageCheck): DocumentResult[] {
  const { outcome, results, httpStatus } = check;
  if (outcome === 'gone')
    return [failure(url, fault('fetch_failed', { url: shown(url), reason: `gone (status ${httpStatus})` }))];
  if (results.length > 0) return results.map(({ document: _, ...result }) => result);
  return check.fault ? [{ ...failure(url, fault('internal')), fault: check.fault }] : [];
}
