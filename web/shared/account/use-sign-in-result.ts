import { useState } from 'react';
import type { SessionView, SignInResult } from '../../../accounts/api.ts';

/** Goes on with what a sign-in gave: done, or a code is asked for. */
export function useSignInResult(onSession: (view: SessionView) => void) {
  const [ticket, setTicket] = useState<string | null>(null);
  return {
    ticket,
    back: () => setTicket(null),
    take: (result: SignInResult) =>
      result.next === 'done' ? onSession(result.session) : setTicket(result.ticket),
  };
}
