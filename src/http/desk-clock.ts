import { followUp } from '../../desk/follow-ups.ts';
import type { Presence } from '../../desk/presence.ts';
import type { DeskDeps } from '../../desk/record.ts';
import { type MailFrame, tellByMail } from '../../desk/tell-by-mail.ts';
import { watch } from '../../desk/watch.ts';
import type { Logger } from '../base/log.ts';

/** How often offers, promises and silence are looked at; and what is due in days. */
const WATCH_MS = 3_000;
const FOLLOW_MS = 60_000;

export interface DeskClock {
  start(): void;
  /** Ends when what runs has ended. */
  stop(): Promise<void>;
}

/** Looks at the desk again and again; a look that fails is told and the next one makes up for it. */
export function createDeskClock(
  deps: DeskDeps & { logger: Logger; presence: Presence; frame: MailFrame; onChange: () => void },
): DeskClock {
  let running: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let followedAt = 0;
  const look = async () => {
    const done = await watch(deps, deps.presence.online);
    let said = 0;
    if (Date.now() - followedAt >= FOLLOW_MS) {
      followedAt = Date.now();
      said = (await followUp(deps)) + (await tellByMail(deps, deps.frame));
    }
    if (said > 0 || Object.values(done).some((count) => count > 0)) deps.onChange();
  };
  const tick = () => {
    running ??= look()
      .catch((error) => deps.logger.error({ err: error }, 'the desk could not be looked after'))
      .finally(() => {
        running = null;
      });
  };
  return {
    start: () => {
      tick();
      timer = setInterval(tick, WATCH_MS);
    },
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
