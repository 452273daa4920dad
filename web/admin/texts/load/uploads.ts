import { useSyncExternalStore } from 'react';
import type { Received } from '../../../../ingest/publishing/api.ts';
import { call, Problem } from '../../../shared/api.ts';
import type { Given } from './dropped.ts';

/** A file on its way to the server; once it is there, its draft stands for it. */
export interface Sending {
  key: number;
  name: string;
  state: 'waiting' | 'sending' | 'failed' | 'too_large';
  /** The server's words. */
  problem: string | null;
}

export interface Limits {
  fileBytes: number;
  filesPerCall: number;
  bytesPerCall: number;
}

export interface UploadState {
  /** What the files are given together as; null: nothing was sent yet. */
  batch: string | null;
  sendings: readonly Sending[];
}

/** Small calls show progress, and lose little when one breaks off. */
const FILES_AT_ONCE = 10;
/** Waits after a call that may succeed later: a restart of the server takes some seconds. */
const AGAIN_MS = [1_000, 2_000, 4_000, 8_000, 15_000];

const files = new Map<number, Given>();
const listeners = new Set<() => void>();
let state: UploadState = { batch: null, sendings: [] };
let nextKey = 1;
let running = false;

/** The files on their way. They go on when one leaves the screen. */
export function useUploads(): UploadState {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => state,
  );
}

/** Sends files, a new batch unless one is still being sent. */
export function upload(given: readonly Given[], limits: Limits): void {
  const batch = state.sendings.some(({ state }) => state === 'waiting' || state === 'sending')
    ? state.batch
    : null;
  const added = given.map((one): Sending => {
    const key = nextKey++;
    const fits = one.file.size <= limits.fileBytes;
    if (fits) files.set(key, one);
    return { key, name: one.name, state: fits ? 'waiting' : 'too_large', problem: null };
  });
  set({ batch, sendings: [...state.sendings.filter(({ state }) => state !== 'too_large'), ...added] });
  void run(limits);
}

/** Sends what failed once more. */
export function sendAgain(limits: Limits): void {
  mark(
    state.sendings.filter(({ state }) => state === 'failed').map(({ key }) => key),
    'waiting',
  );
  void run(limits);
}

/** Takes what could not be sent off the list. */
export function forgetUnsent(): void {
  set({
    ...state,
    sendings: state.sendings.filter(({ state }) => state === 'waiting' || state === 'sending'),
  });
}

/** One call after the other, so that an old machine is not flooded. */
async function run(limits: Limits): Promise<void> {
  if (running) return;
  running = true;
  window.addEventListener('beforeunload', holdBack);
  for (let keys = nextCall(limits); keys.length > 0; keys = nextCall(limits)) await sendCall(keys);
  window.removeEventListener('beforeunload', holdBack);
  running = false;
}

function nextCall(limits: Limits): number[] {
  const keys: number[] = [];
  let bytes = 0;
  for (const { key, state: at } of state.sendings) {
    if (at !== 'waiting') continue;
    bytes += files.get(key)?.file.size ?? 0;
    if (keys.length > 0 && bytes > limits.bytesPerCall) break;
    keys.push(key);
    if (keys.length === Math.min(FILES_AT_ONCE, limits.filesPerCall)) break;
  }
  return keys;
}

async function sendCall(keys: number[]): Promise<void> {
  mark(keys, 'sending');
  const form = new FormData();
  for (const key of keys) {
    const given = files.get(key);
    if (given) form.append('files', given.file, given.name);
  }
  for (let tries = 0; ; tries += 1) {
    try {
      const { batch } = await call<Received>('POST', addressOf(state.batch), form);
      for (const key of keys) files.delete(key);
      return set({ batch, sendings: state.sendings.filter(({ key }) => !keys.includes(key)) });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const wait = AGAIN_MS[tries];
      if (!error.retryable || wait === undefined) return mark(keys, 'failed', error.message);
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

function addressOf(batch: string | null): string {
  return batch === null ? '/api/texts/uploads' : `/api/texts/uploads?batch=${encodeURIComponent(batch)}`;
}

function mark(keys: readonly number[], to: Sending['state'], problem: string | null = null): void {
  const sendings = state.sendings.map((one) =>
    keys.includes(one.key) ? { ...one, state: to, problem } : one,
  );
  set({ ...state, sendings });
}

function set(next: UploadState): void {
  state = next;
  for (const changed of listeners) changed();
}

/** Leaving the page now would lose files. */
function holdBack(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
