import type { Request, Response } from 'express';
import { sightOf } from '../../desk/may.ts';
import type { MemberRecord } from '../../desk/members.ts';
import { loadCase } from '../../desk/record.ts';
import { lastSeq } from '../store/log.ts';
import type { DeskRouteDeps } from './desk-deps.ts';
import { type DeskEvent, eventsAfter } from './desk-events.ts';
import type { Passing } from './desk-hub.ts';

/** The page counts the stream as dead after 35 s without a word. */
const BEAT_MS = 10_000;
/** Farther behind than this, everything is read again instead of event by event. */
const LONGEST_GAP = 5_000;

/** Ends a stream whose holder may no longer see it. */
export interface StreamGuard {
  /** The person as they are now; null: signed out, disabled, or without the role. */
  again(): Promise<MemberRecord | null>;
}

/**
 * One screen's stream of the desk, from a place in the log on. The next piece is read only when the last one has
 * left, so a slow reader holds one piece; who is signed out meanwhile is cut off with the next beat.
 */
export async function openDeskStream(
  deps: DeskRouteDeps,
  member: MemberRecord,
  guard: StreamGuard,
  request: Request,
  response: Response,
): Promise<void> {
  const { store, clock, tail, hub, presence, logger } = deps;
  const last = await lastSeq(store);
  const asked = placeOf(request);
  const resumed = asked !== null && asked <= last && last - asked <= LONGEST_GAP;
  let place = resumed ? asked : last;
  let who: MemberRecord | null = member;
  let ended = false;

  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    // `no-transform` keeps compression, which would hold events back, away.
    'Cache-Control': 'no-store, no-transform',
    'X-Accel-Buffering': 'no',
  });
  const write = async (event: Omit<DeskEvent, 'seq'> & { seq?: number }) => {
    const id = event.seq === undefined ? '' : `id: ${event.seq}\n`;
    if (response.write(`${id}event: ${event.name}\ndata: ${JSON.stringify(event.data)}\n\n`)) return;
    await new Promise<void>((resolve) => {
      response.once('drain', resolve);
      response.once('close', resolve);
    });
  };

  let pumping = false;
  let pumpAgain = false;
  const pumpOnce = async () => {
    while (pumpAgain && !ended && who) {
      pumpAgain = false;
      const { events, seq, more } = await eventsAfter(store, who, place, clock.now());
      for (const event of events) if (!ended) await write(event);
      place = seq;
      pumpAgain ||= more;
    }
  };
  const pump = () => {
    pumpAgain = true;
    if (pumping) return;
    pumping = true;
    pumpOnce()
      .catch((error) => {
        // The page comes back with its place and misses nothing.
        logger.warn({ err: error }, 'desk stream ended');
        response.end();
      })
      .finally(() => {
        pumping = false;
        if (pumpAgain && !ended) pump();
      });
  };
  const pass = async (passing: Passing) => {
    const record = await loadCase(store, passing.data.caseId).catch(() => undefined);
    const sight = record && who ? sightOf(record, who) : null;
    if (ended || sight === null || sight === 'outline' || response.writableNeedDrain) return;
    await write(passing);
  };
  const beat = async () => {
    who = await guard.again().catch(() => who);
    if (!who) return void response.end();
    if (!response.writableNeedDrain)
      await write({ name: 'beat', data: { seq: place, at: clock.now().toISOString() } });
  };

  await write({ name: 'hello', seq: place, data: { seq: place, at: clock.now().toISOString(), resumed } });
  const leave = [
    tail.watch(pump),
    hub.listen((passing) => void pass(passing)),
    hub.onStop(() => response.end()),
    presence.enter(member.id),
  ];
  const timer = setInterval(() => void beat(), BEAT_MS);
  response.once('close', () => {
    ended = true;
    clearInterval(timer);
    for (const left of leave) left();
  });
  pump();
}

/** `Last-Event-ID` of a stream that comes back, else `?after=`; null: from now on. */
function placeOf(request: Request): number | null {
  const text = request.get('last-event-id') ?? String(request.query.after ?? '');
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}
