import { App } from 'antd';
import { useCallback, useState } from 'react';
import { Problem } from './api.ts';
import { useWords } from './words.ts';

/**
 * Does something on the server and says so when it failed, in the words of the refusal. Gives whether something is
 * under way, and the doer: true when it was done.
 */
export function useDoing(): [boolean, (act: () => Promise<unknown>, done?: string) => Promise<boolean>] {
  const say = useWords();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const doing = useCallback(
    async (act: () => Promise<unknown>, done?: string) => {
      setBusy(true);
      try {
        await act();
        if (done) message.success(done);
        return true;
      } catch (error) {
        message.error(wordsOf(error, say('offlineDo'), say('failedDo')));
        return false;
      } finally {
        setBusy(false);
      }
    },
    [message, say],
  );
  return [busy, doing];
}

/** What to tell of an error: the server's words where it gave some. */
export function wordsOf(error: unknown, offline: string, otherwise: string): string {
  if (!(error instanceof Problem)) throw error;
  return error.code === 'offline' ? offline : error.message || otherwise;
}
