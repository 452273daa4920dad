import { findArticles } from '../../knowledge/find-article.ts';
import { toNumber } from '../../knowledge/numerals.ts';
import { validityOn } from '../../knowledge/validity.ts';
import { fault } from '../../src/base/faults.ts';
import { languageOf } from '../../src/base/language.ts';
import { type Day, today } from '../../src/base/time.ts';
import type { Store } from '../../src/store/open.ts';
import type { BindingBody } from './api.ts';
import type { StandardDeps } from './rows.ts';
import { createStandard } from './write.ts';

/** Articles taken over from a text. */
const MOST = 5;

/**
 * Makes a draft from a proposal of the desk that was approved as a standard answer: its title is the question, its
 * text the answer, and the articles it names that are in force are bound. Gives the id; made before, the same one.
 * Throws `not_found`, `standard_unsound` when the proposal was not approved.
 */
export async function standardFromProposal(
  deps: StandardDeps,
  proposalId: string,
  by: string,
): Promise<string> {
  const { store, clock } = deps;
  const made = await store
    .selectFrom('standard_answers')
    .select('id')
    .where('proposal_id', '=', proposalId)
    .executeTakeFirst();
  if (made) return made.id;
  const proposal = await store
    .selectFrom('proposals')
    .select(['kind', 'title', 'text', 'state'])
    .where('id', '=', proposalId)
    .executeTakeFirst();
  if (proposal?.kind !== 'standard_answer') throw fault('not_found');
  if (proposal.state !== 'approved')
    throw fault('standard_unsound', { problem: '建议尚未批准 / the proposal is not approved' });
  const language = languageOf(`${proposal.title}${proposal.text}`);
  const other = language === 'zh' ? 'en' : 'zh';
  const body = {
    questions: { [language]: [proposal.title], [other]: [] } as unknown as { zh: string[]; en: string[] },
    text: { [language]: proposal.text, [other]: '' } as unknown as { zh: string; en: string },
    bindings: await articlesNamed(store, proposal.text, today(clock)),
  };
  return createStandard(deps, body, by, proposalId);
}

/** Articles in force that a text names as 《…》第…条. */
async function articlesNamed(store: Store, text: string, day: Day): Promise<BindingBody[]> {
  const named = [
    ...text.matchAll(/《([^》]{2,60})》(?:（[^）]*）)?\s*第([零一二三四五六七八九十百千\d]+)条/g),
  ]
    .map(([, title, article]) => ({ title: title!, article: toNumber(article!) ?? Number(article) }))
    .filter(({ article }) => Number.isInteger(article));
  const found = await findArticles(store, named, day);
  const ids = found.flatMap(({ passages }) => {
    const first = passages.find((passage) => validityOn(passage, day) === 'in_force');
    return first ? [first.id] : [];
  });
  return [...new Set(ids)].slice(0, MOST).map((passageId) => ({ passageId }));
}
