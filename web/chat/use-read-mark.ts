import { useEffect } from 'react';
import type { Chat } from './use-chat.ts';

/** Tells the adviser how far was read, once their words stand on a screen that somebody looks at. */
export function useReadMark({ transcript: { said, withPerson }, tell }: Chat): void {
  const last = said.findLast((one) => one.kind === 'person' && one.view.kind === 'adviser')?.id;
  useEffect(() => {
    if (!last || !withPerson) return;
    const look = () => {
      if (document.hidden) return;
      document.removeEventListener('visibilitychange', look);
      void tell('lastkm/read', { messageId: last });
    };
    document.addEventListener('visibilitychange', look);
    look();
    return () => document.removeEventListener('visibilitychange', look);
  }, [last, withPerson, tell]);
}
