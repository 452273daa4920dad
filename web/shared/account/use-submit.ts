import { useState } from 'react';
import { wordsOf } from '../use-doing.ts';
import { useWords } from '../words.ts';

/** Sends a form; a refusal stands in the form, in the server's words. */
export function useSubmit() {
  const say = useWords();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (act: () => Promise<void>) => {
    setBusy(true);
    setProblem(null);
    try {
      await act();
    } catch (error) {
      setProblem(wordsOf(error, say('offlineDo'), say('failedDo')));
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, setProblem, submit };
}
