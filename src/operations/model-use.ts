import type { ModelSteps } from '../../bot/answer.ts';
import { createModelSteps } from '../../bot/steps/model.ts';
import type { Config } from '../base/config.ts';
import { Fault, fault } from '../base/faults.ts';
import type { ChatModel, ModelRequest } from '../base/llm.ts';
import type { Logger } from '../base/log.ts';
import { type Clock, type Day, today } from '../base/time.ts';
import type { Store, Writer } from '../store/open.ts';
import { readSwitch } from '../store/switches.ts';

/** Longest output that is reckoned with before a call; what it really took is booked after it. */
const OUTPUT_TOKENS = 1_500;
/** The row of everybody together. */
const ALL = '';

export interface ModelUseDeps {
  store: Store;
  clock: Clock;
  logger: Logger;
  config: Config;
  model: ChatModel;
}

/**
 * The model for one question of a user: null while it is switched off, so that the answer is composed without it.
 * Every call is booked on the day and refused with `model_unavailable` once a budget is spent, with the same effect.
 */
export async function modelStepsFor(
  deps: ModelUseDeps,
  user: string | undefined,
): Promise<ModelSteps | null> {
  const { store, logger, config } = deps;
  if (!(await readSwitch(store, 'model'))) return null;
  const uses = config.MODEL_STEPS.filter((use) => use !== 'questions');
  return createModelSteps(metered(deps, user), { deadlineMs: config.ANSWER_DEADLINE_MS, logger, uses });
}

/** The model with a budget; without a user only that of the day. A call is booked by an upper estimate first, so that calls side by side cannot overdraw. */
export function metered(deps: Omit<ModelUseDeps, 'logger'>, user: string | undefined): ChatModel {
  const { store, clock, model } = deps;
  return {
    fill: async (request) => {
      const day = today(clock);
      const reserved = estimate(request);
      await reserve(deps, day, user, reserved);
      let used = 0;
      try {
        const filled = await model.fill(request);
        const { input, output } = filled.tokens;
        // A server that counts nothing is taken at the estimate.
        used = (input + output) * filled.calls || reserved;
        return filled;
      } catch (error) {
        if (mayHaveCost(error)) used = reserved;
        throw error;
      } finally {
        await store.transaction().execute((tx) => book(tx, day, user, used - reserved));
      }
    },
  };
}

/** Tokens used on a day by everybody. */
export async function tokensOf(store: Writer, day: Day, user: string = ALL): Promise<number> {
  const row = await store
    .selectFrom('model_use')
    .select('tokens')
    .where('day', '=', day)
    .where('user_id', '=', user)
    .executeTakeFirst();
  return Number(row?.tokens ?? 0);
}

/** Never less than it can be: a Chinese character is about a token, an English word less than its letters. */
function estimate<T>({ system, user }: ModelRequest<T>): number {
  return system.length + user.length + OUTPUT_TOKENS;
}

async function reserve(
  { store, config }: Omit<ModelUseDeps, 'logger'>,
  day: Day,
  user: string | undefined,
  tokens: number,
): Promise<void> {
  await store.transaction().execute(async (tx) => {
    // Booked before it is read: that takes the lock, so that two calls queue up.
    await book(tx, day, user, tokens);
    const over = async (who: string, budget: number) => budget > 0 && (await tokensOf(tx, day, who)) > budget;
    if (await over(ALL, config.MODEL_TOKENS_PER_DAY))
      throw fault('model_unavailable', { reason: 'the token budget of the day is spent' });
    if (user !== undefined && (await over(user, config.MODEL_TOKENS_PER_USER)))
      throw fault('model_unavailable', { reason: 'the token budget of this user is spent for the day' });
  });
}

async function book(tx: Writer, day: Day, user: string | undefined, tokens: number): Promise<void> {
  for (const user_id of user === undefined ? [ALL] : [ALL, user])
    await tx
      .insertInto('model_use')
      .values({ day, user_id, tokens })
      .onConflict((conflict) =>
        conflict
          .columns(['day', 'user_id'])
          .doUpdateSet(({ eb, ref }) => ({ tokens: eb(ref('model_use.tokens'), '+', tokens) })),
      )
      .execute();
}

/** What was sent and came to nothing may be charged; what never got there is not. */
function mayHaveCost(error: unknown): boolean {
  if (!(error instanceof Fault)) return true;
  return error.code === 'model_malformed' || error.facts.reason === 'no answer in time';
}
