import { useEffect, useState } from 'react';
import type { QuestionPage, QuestionRow } from '../../../../reports/api.ts';
import { call } from '../../../shared/api.ts';
import { useDoing } from '../../../shared/use-doing.ts';
import { useRead } from '../../frame/use-read.ts';

interface Further {
  questions: QuestionRow[];
  next: string | null;
}

/** The questions of a query, page by page: the first is read again by itself, further ones on demand. */
export function useQuestionPages(query: string) {
  const path = `/api/reports/questions?${query}`;
  const read = useRead<QuestionPage>(path);
  const [further, setFurther] = useState<Further | null>(null);
  const [busy, doing] = useDoing();
  const first = read.data;
  useEffect(() => {
    void first;
    setFurther(null);
  }, [first]);
  const next = further ? further.next : (first?.next ?? null);
  const more = () =>
    doing(async () => {
      const page = await call<QuestionPage>('GET', `${path}&cursor=${encodeURIComponent(next!)}`);
      setFurther((was) => ({ questions: [...(was?.questions ?? []), ...page.questions], next: page.next }));
    });
  return { read, further: further?.questions ?? [], more: next ? more : null, busy };
}
