import type { Request, Response } from 'express';
import { sightOf } from '../../desk/may.ts';
import type { MemberRecord } from '../../desk/members.ts';
import { loadCase } from '../../desk/record.ts';
import type { DeskRouteDeps } from './desk-deps.ts';
import { eventsAfter } from './desk-events.ts';
import type { Passing } from './desk-hub.ts';
import { openEventStream } from './event-stream.ts';

const LONGEST_GAP = 5_000;

/** Ends a stream whose holder may no longer see it. */
export interface StreamGuard {
  /** The person as they are now; null: signed out, disabled, or without the role. */
  again(): Promise<MemberRecord | null>;
}

/** One screen's stream of the desk, as far as its holder may see each case. */
export async function openDeskStream(
  deps: DeskRouteDeps,
  member: MemberRecord,
  guard: StreamGuard,
  request: Request,
  response: Response,
): Promise<void> {
  const { store, clock, tail, hub, presence } = deps;
  let who: MemberRecord | null = member;
  const maySee = async ({ data }: Passing) => {
    const record = await loadCase(store, data.caseId).catch(() => undefined);
    const sight = record && who ? sightOf(record, who) : null;
    return sight !== null && sight !== 'outline';
  };
  await openEventStream({
    ...deps,
    request,
    response,
    longestGap: LONGEST_GAP,
    read: async (after) =>
      who ? eventsAfter(store, who, after, clock.now()) : { events: [], seq: after, more: false },
    mayStill: async () => {
      who = await guard.again();
      return who !== null;
    },
    listen: ({ pump, pass, end }) => [
      tail.watch(pump),
      hub.listen(async (passing) => {
        if (await maySee(passing)) await pass(passing);
      }),
      hub.onStop(end),
      presence.enter(member.id),
    ],
  });
}
