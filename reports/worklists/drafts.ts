import { contentOf, headingOf } from '../../services/standard-answers/content.ts';
import type { Store } from '../../src/store/open.ts';
import type { WorklistItem } from '../api-worklists.ts';
import type { MakeWorklist } from './deps.ts';

/** What waits for a second person: texts, standard answers and proposals of the desk, the oldest first. */
export const drafts: MakeWorklist = async ({ store }) => {
  const items = [...(await texts(store)), ...(await answers(store)), ...(await proposals(store))];
  return items.sort((a, b) => (a.day! < b.day! ? -1 : 1));
};

async function texts(store: Store): Promise<WorklistItem[]> {
  const rows = await store
    .selectFrom('drafts as d')
    .leftJoin('people as p', 'p.id', 'd.submitted_by')
    .select(['d.id', 'd.title', 'd.name', 'd.submitted_by', 'd.changed_at', 'p.name as person'])
    .where('d.state', '=', 'review')
    .execute();
  return rows.map(({ id, title, name, submitted_by, changed_at, person }) =>
    toItem(`draft:${id}`, title ?? name, '文本', 'text', person ?? submitted_by ?? '', changed_at, {
      kind: 'draft',
      id,
    }),
  );
}

async function answers(store: Store): Promise<WorklistItem[]> {
  const rows = await store
    .selectFrom('standard_answers as s')
    .innerJoin('standard_revisions as r', (join) =>
      join.onRef('r.answer_id', '=', 's.id').onRef('r.number', '=', 's.draft_number'),
    )
    .leftJoin('people as p', 'p.id', 'r.by_id')
    .select(['s.id', 'r.content', 'r.at', 'r.by_id', 'p.name'])
    .where('s.state', '<>', 'retired')
    .where('r.state', '=', 'draft')
    .execute();
  return rows.map(({ id, content, at, by_id, name }) => {
    const heading = headingOf(contentOf(content));
    return toItem(
      `standard_answer:${id}`,
      heading.zh || heading.en,
      '标准答案',
      'standard answer',
      name ?? by_id,
      at,
      {
        kind: 'standard_answer',
        id,
      },
    );
  });
}

async function proposals(store: Store): Promise<WorklistItem[]> {
  const rows = await store
    .selectFrom('proposals as r')
    .leftJoin('people as p', 'p.id', 'r.by_id')
    .select(['r.id', 'r.title', 'r.kind', 'r.at', 'r.by_id', 'p.name'])
    .where('r.state', '=', 'proposed')
    .execute();
  return rows.map(({ id, title, kind, at, by_id, name }) => {
    const [zh, en] =
      kind === 'typical_case' ? ['典型案例', 'typical case'] : ['标准答案提议', 'proposed standard answer'];
    return toItem(`proposal:${id}`, title, zh!, en!, name ?? by_id, at, { kind: 'proposal', id });
  });
}

function toItem(
  key: string,
  title: string,
  zh: string,
  en: string,
  by: string,
  at: string,
  target: WorklistItem['target'],
): WorklistItem {
  const detail = { zh: `${zh}，由 ${by} 提交`, en: `${en}, by ${by}` };
  return { key, title, detail, day: at.slice(0, 10), urgency: 'due', target };
}
