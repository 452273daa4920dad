import { z } from 'zod';
import { plainText } from '../../bot/plain-text.ts';
import { prompt } from '../../bot/prompt.ts';
import type { Config } from '../base/config.ts';
import { Fault } from '../base/faults.ts';
import type { ChatModel, ConfiguredModel } from '../base/llm.ts';
import type { Logger } from '../base/log.ts';
import { type Clock, today } from '../base/time.ts';
import { append } from '../store/log.ts';
import type { Store } from '../store/open.ts';
import { readSwitch } from '../store/switches.ts';
import { metered, tokensOf } from './model-use.ts';

const EVERY_MS = 60_000;
/** Passages of one call, and how much of each is shown. */
const BATCH = 5;
const CHARACTERS = 600;
/** Questions kept of a passage, and how long each may be. */
const KEPT = 4;
const LONGEST = 80;
const CALL_MS = 60_000;
/** Share of the day's tokens that may have gone before this work rests: people who ask come first. */
const SHARE = 0.5;

const writtenSchema = z.object({
  passages: z.array(z.object({ name: z.string(), questions: z.array(z.string()).max(8) })).max(BATCH),
});

export interface QuestionDeps {
  config: Config;
  store: Store;
  clock: Clock;
  logger: Logger;
  model: ConfiguredModel | null;
}

export interface QuestionWriter {
  /** Writes until nothing is left, the share of the day is spent, or the model fails. Gives the passages done. */
  run(): Promise<number>;
  start(): void;
  stop(): Promise<void>;
}

/** Has the model write questions for passages that have none, where `MODEL_STEPS` names `questions`. */
export function createQuestionWriter(deps: QuestionDeps): QuestionWriter {
  const { config, logger } = deps;
  const stopped = new AbortController();
  let running: Promise<number> | null = null;
  let timer: NodeJS.Timeout | undefined;
  const run = () => {
    running ??= writeAll(deps, stopped.signal).finally(() => {
      running = null;
    });
    return running;
  };
  return {
    run,
    start: () => {
      if (!config.MODEL_STEPS.includes('questions')) return;
      const round = () => run().catch((err: unknown) => logger.error({ err }, 'questions were not written'));
      timer = setInterval(round, EVERY_MS).unref();
    },
    stop: async () => {
      stopped.abort();
      clearInterval(timer);
      await running?.catch(() => 0);
    },
  };
}

async function writeAll(deps: QuestionDeps, signal: AbortSignal): Promise<number> {
  const { model, logger } = deps;
  if (!model) return 0;
  let done = 0;
  while (!signal.aborted && (await mayGoOn(deps))) {
    const batch = await withoutQuestions(deps.store);
    if (batch.length === 0) break;
    try {
      await keep(deps, model.name, await write(metered({ ...deps, model }, undefined), batch));
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      logger.warn({ err: error }, 'questions for passages wait until the model is back');
      break;
    }
    done += batch.length;
  }
  return done;
}

async function mayGoOn({ store, clock, config }: QuestionDeps): Promise<boolean> {
  if (!(await readSwitch(store, 'model'))) return false;
  const budget = config.MODEL_TOKENS_PER_DAY;
  return budget === 0 || (await tokensOf(store, today(clock))) < budget * SHARE;
}

type Wanted = Awaited<ReturnType<typeof withoutQuestions>>[number];

/** Live passages of published texts that nothing was written for; guides have their own. */
function withoutQuestions(store: Store) {
  return store
    .selectFrom('passages as p')
    .innerJoin('versions as v', 'v.id', 'p.version_id')
    .innerJoin('documents as d', 'd.id', 'v.document_id')
    .leftJoin('passage_questions as q', 'q.passage_id', 'p.id')
    .select(['p.id', 'p.article', 'p.text', 'v.title'])
    .where('q.passage_id', 'is', null)
    .where('p.retired_at', 'is', null)
    .where('v.retired_at', 'is', null)
    .where('v.ended', 'is', null)
    .where('d.visibility', '=', 'public')
    .where('p.kind', '<>', 'guide')
    .orderBy('p.id')
    .limit(BATCH)
    .execute();
}

async function write(model: ChatModel, batch: readonly Wanted[]): Promise<Map<number, string[]>> {
  const passages = batch
    .map(
      ({ title, article, text }, i) => `P${i + 1} 《${title}》${article ?? ''}\n${text.slice(0, CHARACTERS)}`,
    )
    .join('\n\n');
  const { value } = await model.fill({
    name: 'questions',
    system: prompt('questions', { passages }),
    user: batch.map((_, i) => `P${i + 1}`).join(' '),
    schema: writtenSchema,
    ms: CALL_MS,
  });
  const byName = new Map(value.passages.map(({ name, questions }) => [name.trim().toUpperCase(), questions]));
  return new Map(
    batch.map(({ id }, i) => [id, (byName.get(`P${i + 1}`) ?? []).flatMap(kept).slice(0, KEPT)]),
  );
}

function kept(question: string): string[] {
  const words = plainText(question);
  return words === '' || words.length > LONGEST ? [] : [words];
}

/** Written once, whoever writes; the passages count as changed, so that every index reads them again. */
async function keep(
  { store, clock }: QuestionDeps,
  model: string,
  written: ReadonlyMap<number, string[]>,
): Promise<void> {
  const at = clock.now();
  const ids = [...written.keys()];
  await store.transaction().execute(async (tx) => {
    const seq = await append(tx, {
      kind: 'passage.questions',
      actor: 'model',
      data: { model, passages: ids.length },
      at,
    });
    const rows = [...written].map(([passage_id, questions]) => ({
      passage_id,
      questions: questions.join('\n'),
      model,
      at: at.toISOString(),
    }));
    await tx
      .insertInto('passage_questions')
      .values(rows)
      .onConflict((conflict) => conflict.column('passage_id').doNothing())
      .execute();
    await tx.updateTable('passages').set({ changed_seq: seq }).where('id', 'in', ids).execute();
  });
}
