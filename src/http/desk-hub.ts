import type { PersonRef } from '../../desk/api-case.ts';

/** Something that is shown to screens open now and kept nowhere. */
export type Passing =
  | { name: 'typing'; data: { caseId: string; by: PersonRef | 'enterprise' } }
  | { name: 'viewers'; data: { caseId: string; viewers: PersonRef[] } };

/** Passes what is not kept on to the desk's open streams. */
export interface DeskHub {
  listen(heard: (passing: Passing) => void): () => void;
  pass(passing: Passing): void;
  /** Calls back when the server stops: the screens come back by themselves. */
  onStop(stopped: () => void): () => void;
  stop(): void;
}

export function createDeskHub(): DeskHub {
  const listeners = new Set<(passing: Passing) => void>();
  const streams = new Set<() => void>();
  return {
    listen: (heard) => {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
    onStop: (stopped) => {
      streams.add(stopped);
      return () => streams.delete(stopped);
    },
    stop: () => {
      for (const stopped of streams) stopped();
    },
    pass: (passing) => {
      for (const heard of listeners) heard(passing);
    },
  };
}
