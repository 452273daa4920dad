import type { Comparison, Difference } from '../operations/evaluation/compare.ts';
import { type EvalResult, routeOf } from '../operations/evaluation/scoring.ts';

/** Two runs side by side as one HTML page that needs nothing else. */
export function comparePage(
  { differences, totals, same }: Comparison,
  before: string,
  after: string,
): string {
  const sums = totals.map(
    ({ measure, before: was, after: is, of }) =>
      `<tr><td>${escaped(measure)}</td><td>${was}/${of}</td><td class="${is < was ? 'worse' : is > was ? 'better' : ''}">${is}/${of}</td></tr>`,
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Two runs side by side</title><style>${STYLE}</style></head>
<body><h1>Two runs side by side</h1>
<p>${escaped(before)} → ${escaped(after)}; ${same} answers are the same.</p>
<table><tr><th>Measure</th><th>Before</th><th>After</th></tr>${sums.join('')}</table>
${(['worse', 'mixed', 'better', 'different'] as const).map((change) => section(change, differences)).join('\n')}
</body></html>
`;
}

const STYLE =
  'body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:75rem;padding:0 1rem}' +
  'table{border-collapse:collapse;width:100%;margin:1rem 0}td,th{border:1px solid #ccc;padding:.4rem .6rem;vertical-align:top;text-align:left}' +
  'pre{white-space:pre-wrap;font:inherit;margin:0}.worse{color:#a40000}.better{color:#006b2d}h2{margin-top:2rem}';

function section(change: Difference['change'], differences: readonly Difference[]): string {
  const rows = differences.filter((row) => row.change === change);
  if (rows.length === 0) return '';
  const lines = rows.map(
    ({ id, question, why, before, after }) =>
      `<tr><td><b>${escaped(id)}</b><br>${escaped(question)}<br><i>${escaped(why.join(', '))}</i></td><td>${cell(before)}</td><td>${cell(after)}</td></tr>`,
  );
  return `<h2 class="${change}">${change} (${rows.length})</h2><table><tr><th>Question</th><th>Before</th><th>After</th></tr>${lines.join('')}</table>`;
}

function cell(result: EvalResult | undefined): string {
  return result ? `<b>${routeOf(result)}</b><pre>${escaped(result.text)}</pre>` : '–';
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
