import { openCaseOf } from '../../desk/record.ts';
import type { DeskRouteDeps } from './desk-deps.ts';

/** Screens that have a case open see that the enterprise types. */
export async function showEnterpriseTyping(
  { store, hub }: DeskRouteDeps,
  conversationId: string,
): Promise<void> {
  const record = await openCaseOf(store, conversationId);
  if (record?.owner_id) hub.pass({ name: 'typing', data: { caseId: record.id, by: 'enterprise' } });
}
