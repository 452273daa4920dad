import { createWriteStream } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import { askOnce } from '../../bot/ask-once.ts';
import type { Answer } from '../../bot/asked.ts';
import { shortNames } from '../../knowledge/law-names.ts';
import { type App, openApp } from '../app.ts';
import { readConfig } from '../base/config.ts';
import { languageOfLocale } from '../base/language.ts';
import { createLogger } from '../base/log.ts';
import { type Clock, clockAt, systemClock } from '../base/time.ts';
import { copyDatabase, databaseFile, type Store } from '../store/open.ts';
import { type QuestionRow, readQuestions } from './questions.ts';
import { say } from './say.ts';

/**
 * Plays each row's user turns through the production path in a fresh conversation, and writes one result
 * line per turn, to a file or (`-`) to standard output. Works on a copy of the data, which is thrown away.
 */
export async function evalAnswersCommand(from: string, options: { out: string }): Promise<void> {
  const questions = await readQuestions(from);
  const config = readConfig();
  const folder = await mkdtemp(join(tmpdir(), 'lastkm-eval-'));
  try {
    await copyDatabase(databaseFile(config), join(folder, 'lastkm.db'));
    await cp(resolve(config.DATA_DIR, 'cache'), join(folder, 'cache'), { recursive: true }).catch(() => {});
    const clock = settableClock();
    const copy = { ...config, DATA_DIR: folder, DATABASE_URL: undefined };
    const app = await openApp({ config: copy, clock, logger: createLogger('error') });
    await app.knowledge.settle();
    await switchBotOn(app.store);
    const file = options.out === '-' ? null : createWriteStream(options.out);
    const out = file ?? process.stdout;
    for (const row of questions)
      for (const result of await play(app, clock, row)) out.write(`${JSON.stringify(result)}\n`);
    await app.close();
    if (!file) return;
    file.end();
    await finished(file);
    say(`${questions.length} conversations played, results in ${options.out}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** In the copy: measuring goes on while the bot is switched off for enterprises. */
async function switchBotOn(store: Store): Promise<void> {
  const on = {
    name: 'bot',
    state: 'on',
    reason: 'evaluation',
    by_id: 'system',
    at: new Date().toISOString(),
  };
  await store.insertInto('switches').values(on).execute();
}

type SettableClock = Clock & { set(day: string | undefined): void };

function settableClock(): SettableClock {
  let current: Clock = systemClock;
  return {
    now: () => current.now(),
    set: (day) => {
      current = day ? clockAt(day) : systemClock;
    },
  };
}

async function play(app: App, clock: SettableClock, row: QuestionRow): Promise<object[]> {
  clock.set(row.clock);
  const id = `eval-${row.id}`;
  const language = languageOfLocale(row.language);
  const deps = { ...app, deadlineMs: app.config.ANSWER_DEADLINE_MS };
  const results: object[] = [];
  for (const { text } of row.turns.filter(({ role }) => role === 'user'))
    results.push(resultOf(row.id, await askOnce(deps, id, text, language)));
  return results;
}

function resultOf(id: string, answer: Answer): object {
  const { outcome, team, urgent, deadline, language, text, timings } = answer;
  return {
    id,
    outcome,
    team,
    urgent,
    deadline,
    language,
    text,
    ms: Object.values(timings).reduce((sum, ms) => sum + ms, 0),
    citations: answer.citations.map(({ title, documentNumber, article, quote, validity }) => ({
      title: named(title),
      documentNumber,
      article,
      quote,
      validity,
    })),
  };
}

/** Characters. */
const LONG_TITLE = 20;

/** A long title, or a book of a code, with what people call it: question sets name them so. */
function named(title: string): string {
  const short = title.length > LONG_TITLE || title.endsWith('编') ? shortNames(title) : [];
  return short.length > 0 ? `${title}（${short.join('、')}）` : title;
}
