import { expect, it } from 'vitest';
import { createPoliteness } from '../../../ingest/watch/politeness.ts';
import { nextDue } from '../../../ingest/watch/schedule.ts';

function polite(robots: { status: number; text?: string }, paceMs = 0, signal?: AbortSignal) {
  let asked = 0;
  let now = Date.parse('2026-11-24T01:00:00Z');
  const get = async (url: string) => {
    asked++;
    const bytes = Buffer.from(robots.text ?? '');
    return {
      status: robots.status,
      url,
      bytes,
      etag: null,
      lastModified: null,
      charset: null,
      retryAfter: null,
    };
  };
  const ask = createPoliteness({ get, clock: { now: () => new Date(now) }, paceMs, signal });
  return {
    ask: (path: string) => ask(new URL(path, 'https://www.example.gov.cn')),
    asked: () => asked,
    later: (hours: number) => {
      now += hours * 3_600_000;
    },
  };
}

it('keeps to robots.txt, the rules for everybody and those for us', async () => {
  const text = 'User-agent: *\nDisallow: /private/\n\nUser-agent: LastKilometre\nDisallow: /not-for-you/';
  const { ask } = polite({ status: 200, text });
  await ask('/private/a.html');
  await expect(ask('/not-for-you/a.html')).rejects.toMatchObject({ code: 'fetch_refused' });
});

it('reads robots.txt once a day; none means yes, a broken server means not now', async () => {
  const none = polite({ status: 404 });
  await none.ask('/a.html');
  await none.ask('/b.html');
  expect(none.asked()).toBe(1);
  none.later(25);
  await none.ask('/c.html');
  expect(none.asked()).toBe(2);
  const broken = polite({ status: 503 });
  await expect(broken.ask('/a.html')).rejects.toMatchObject({ code: 'fetch_failed' });
  await expect(broken.ask('/a.html')).rejects.toMatchObject({ code: 'fetch_failed' });
  expect(broken.asked()).toBe(2);
});

it('lets one host rest between two requests, and another host not wait for it', async () => {
  const stopping = new AbortController();
  const { ask } = polite({ status: 404 }, 25_000, stopping.signal);
  await ask('/a');
  let second = false;
  const waiting = ask('/b').then(() => {
    second = true;
  });
  await ask('https://other.example.gov.cn/a');
  expect(second).toBe(false);
  stopping.abort();
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
});

it('is due after its interval, sooner with pages left, later and later with failures', () => {
  const at = new Date('2026-11-24T01:00:00Z');
  const minutes = (failures: number, more = false, random = 0.5) =>
    (nextDue({ everyMinutes: 360, failures, more }, at, () => random).getTime() - at.getTime()) / 60_000;
  expect(minutes(0)).toBe(360);
  expect(minutes(0, true)).toBe(5);
  expect([1, 2, 3, 4, 50].map((failures) => minutes(failures))).toEqual([10, 20, 40, 80, 1440]);
  expect([minutes(0, false, 0), minutes(0, false, 1)]).toEqual([324, 396]);
});
