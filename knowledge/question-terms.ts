import type { Thesaurus } from './thesaurus.ts';
import { tokenise } from './tokens.ts';
import { EXPANSION } from './tuning.ts';

/**
 * Words that only ask. They stand in few texts of law, so their rare pairs would weigh as much as the matter
 * itself; cut out before tokens are made, so that no pair spans the gap. Dev MRR .435 → .439, recall@10
 * .505 → .511; a wider list (可以, 应当, 谁, 的, 我…) loses more than it gains (.423).
 */
const ASKING =
  /请问|怎么办|怎么样|怎么|怎样|如何|什么|是否|有没有|能不能|可不可以|哪些|哪个|哪种|吗|呢|吧|啊|么/g;

/** The terms of a question with their weights. */
export interface QuestionTerms {
  /** What it says, with how often. */
  own: ReadonlyMap<string, number>;
  /** What the thesaurus adds: the words of the law for it, of lower weight. */
  added: ReadonlyMap<string, number>;
}

/** The terms of a question, own and added. A question of asking words alone keeps them. */
export function questionTerms(question: string, thesaurus: Thesaurus): QuestionTerms {
  const matter = tokenise(question.replace(ASKING, ' '));
  const own = new Map<string, number>();
  for (const token of matter.length > 0 ? matter : tokenise(question))
    own.set(token, (own.get(token) ?? 0) + 1);
  const added = thesaurus.expand(question).flatMap(tokenise);
  return { own, added: new Map(added.map((token) => [token, EXPANSION.weight])) };
}
