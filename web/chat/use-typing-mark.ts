import { useCallback, useRef } from 'react';
import { showTyping } from './own-case.ts';
import type { Chat } from './use-chat.ts';

/** A sign of writing goes out at most this often. */
const TYPING_MS = 3_000;

/** Gives what to call at every key: the adviser sees that one writes, while a person is there to see it. */
export function useTypingMark({ transcript: { withPerson, said } }: Chat): () => void {
  const shown = useRef({ at: 0, said: 0 });
  const count = said.length;
  return useCallback(() => {
    const { at, said } = shown.current;
    if (!withPerson || (said === count && Date.now() - at < TYPING_MS)) return;
    shown.current = { at: Date.now(), said: count };
    showTyping();
  }, [withPerson, count]);
}
