import { v7 as newId } from 'uuid';
import type { ModelCost } from '../../bot/answer.ts';
import { askOnce } from '../../bot/ask-once.ts';
import type { Answer } from '../../bot/asked.ts';
import { LEVELS } from '../../knowledge/levels.ts';
import { languageOf } from '../base/language.ts';
import { today } from '../base/time.ts';
import { clockOf, withApp } from './open.ts';
import { say, sayJson } from './say.ts';

/** Asks one question through the production path, in a conversation of its own. */
export async function askCommand(
  question: string,
  options: { json?: boolean; asOf?: string; on?: string },
): Promise<void> {
  await withApp(options.asOf, async (app) => {
    await app.knowledge.settle();
    const on = options.on === undefined ? {} : { on: today(clockOf(options.on)) };
    const deps = { ...app, deadlineMs: app.config.ANSWER_DEADLINE_MS, ...on };
    const answer = await askOnce(deps, newId(), question, languageOf(question));
    if (options.json) sayJson(answer);
    else print(answer);
  });
}

function print(answer: Answer): void {
  say(answer.text);
  if (answer.citations.length > 0) say('');
  for (const [i, citation] of answer.citations.entries()) {
    const { title, documentNumber, article, level, validity, quote } = citation;
    const number = documentNumber ? ` (${documentNumber})` : '';
    say(
      `[${i + 1}] 《${title}》${number} ${article ?? ''} · ${LEVELS[level][answer.language]} · ${validity}`,
    );
    say(`    “${quote.replace(/\n/g, ' ')}”`);
  }
  say('');
  const model = answer.trace.model as ModelCost | undefined;
  if (model) say(`(model: ${model.calls} calls, ${model.input} tokens in, ${model.output} out)`);
  say(`(${answer.outcome}${answer.team ? ` → ${answer.team}` : ''}${answer.urgent ? ', urgent' : ''})`);
}
