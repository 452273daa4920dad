import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import type { DataProblem } from '../api-data.ts';
import { schemaOf } from './files.ts';

/** Longest text of a data file, in characters: four times the largest that ships. */
const LONGEST = 200_000;
/** Problems told at once. */
const TOLD = 50;

/** What is wrong with the text of a data file, with line and field; nothing: it fits. */
export async function problemsOf(path: string, content: string): Promise<DataProblem[]> {
  if (content.length > LONGEST) return [whole(`超过 ${LONGEST} 个字符`, `longer than ${LONGEST} characters`)];
  const lines = new LineCounter();
  const document = parseDocument(content, { lineCounter: lines });
  if (document.errors.length > 0)
    return document.errors.slice(0, TOLD).map(({ pos, message }) => {
      const { line, col } = lines.linePos(pos[0]);
      const first = message.split('\n')[0] ?? message;
      return { line, column: col, field: '', problem: { zh: `YAML 格式错误：${first}`, en: first } };
    });
  const schema = await schemaOf(path);
  const value: unknown = document.toJS();
  const zh = schema.safeParse(value, { error: z.locales.zhCN().localeError }).error?.issues ?? [];
  const en = schema.safeParse(value, { error: z.locales.en().localeError }).error?.issues ?? [];
  return en.slice(0, TOLD).map((issue, i) => {
    const at = placeOf(document, issue.path);
    const { line, col } = at === null ? { line: null, col: null } : lines.linePos(at);
    const problem = { zh: zh[i]?.message ?? issue.message, en: issue.message };
    return { line, column: col, field: z.core.toDotPath(issue.path), problem };
  });
}

function whole(zh: string, en: string): DataProblem {
  return { line: null, column: null, field: '', problem: { zh, en } };
}

/** Where a field stands; of one that is missing, what it is missing from. */
function placeOf(document: ReturnType<typeof parseDocument>, path: readonly PropertyKey[]): number | null {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as
      | { range?: [number, number, number] }
      | undefined;
    if (node?.range) return node.range[0];
  }
  return null;
}
