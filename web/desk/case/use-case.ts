import { useCallback, useEffect, useRef, useState } from 'react';
import type { MessageList, StreamEvents } from '../../../desk/api.ts';
import type { CaseDetail, Message, PersonRef } from '../../../desk/api-case.ts';
import { call } from '../../shared/api.ts';
import type { Fetched } from '../../shared/use-fetched.ts';
import { useDesk, useHeard, useLiveFetched } from '../desk.tsx';
import { withEarlier, withMessage, withNote } from './transcript.ts';

export interface OpenCase extends Fetched<CaseDetail> {
  /** Who writes at this moment: names, or `enterprise`. */
  typing: (PersonRef | 'enterprise')[];
  /** Takes over a message that the server stored. */
  took(message: Message): void;
  readEarlier(): Promise<void>;
  /** It went to others, and may not be seen from here any more. */
  gone: boolean;
  /** Lets go of it before the stream says so. */
  leave(): void;
}

/** A sign of writing counts for so long. */
const TYPING_MS = 6_000;
/** The desk tells this often that a case is open on a screen. */
const VIEW_MS = 20_000;

/** One case as it stands and moves: read once, then kept up by the stream. */
export function useCase(id: string): OpenCase {
  const path = `/api/desk/cases/${id}`;
  const { gone, left, leave } = useLeaving();
  const fetched = useLiveFetched<CaseDetail>(gone ? null : path, NEVER);
  const { patch, reload } = fetched;
  const again = useGathered(reload);
  useHeard(
    'message',
    useCallback(
      ({ caseId, message }: StreamEvents['message']) => {
        if (caseId === id) patch((detail) => withMessage(detail, message));
      },
      [id, patch],
    ),
  );
  useHeard(
    'case',
    useCallback(
      ({ case: row }: StreamEvents['case']) => {
        if (row.id !== id) return;
        patch((detail) => (row.version < detail.case.version ? detail : { ...detail, case: row }));
        again();
      },
      [id, patch, again],
    ),
  );
  useHeard(
    'gone',
    useCallback((event: StreamEvents['gone']) => event.id === id && leave(), [id, leave]),
  );
  useHeard(
    'note',
    useCallback(
      ({ caseId, note }: StreamEvents['note']) => {
        if (caseId === id) patch((detail) => withNote(detail, note));
      },
      [id, patch],
    ),
  );
  useHeard(
    'viewers',
    useCallback(
      ({ caseId, viewers }: StreamEvents['viewers']) => {
        if (caseId === id) patch((detail) => ({ ...detail, viewers }));
      },
      [id, patch],
    ),
  );
  useHeard(
    'read',
    useCallback(
      ({ caseId, by, seq }: StreamEvents['read']) => {
        if (caseId !== id || by !== 'enterprise') return;
        patch((detail) => ({ ...detail, enterpriseReadSeq: Math.max(detail.enterpriseReadSeq, seq) }));
      },
      [id, patch],
    ),
  );
  useViewing(path, fetched.data !== null, left);
  const first = fetched.data?.transcript[0]?.seq;
  return {
    ...fetched,
    gone,
    leave,
    typing: useTyping(id),
    took: useCallback((message) => patch((detail) => withMessage(detail, message)), [patch]),
    readEarlier: async () => {
      const page = await call<MessageList>('GET', `${path}/messages?before=${first}`);
      patch((detail) => withEarlier(detail, page));
    },
  };
}

const NEVER: never[] = [];

/** Whether the case was let go of; `left` says so at once, to what runs when the screen closes. */
function useLeaving() {
  const [gone, setGone] = useState(false);
  const left = useRef(false);
  const leave = useCallback(() => {
    left.current = true;
    setGone(true);
  }, []);
  return { gone, left, leave };
}

function useGathered(act: () => void, afterMs = 200): () => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(act, afterMs);
  }, [act, afterMs]);
}

function useTyping(id: string): OpenCase['typing'] {
  const { me } = useDesk();
  const [typing, setTyping] = useState<Map<string, { by: PersonRef | 'enterprise'; until: number }>>(
    new Map(),
  );
  useHeard(
    'typing',
    useCallback(
      ({ caseId, by }: StreamEvents['typing']) => {
        if (caseId !== id || (by !== 'enterprise' && by.id === me.person.id)) return;
        const key = by === 'enterprise' ? by : by.id;
        setTyping((now) => new Map(now).set(key, { by, until: Date.now() + TYPING_MS }));
      },
      [id, me.person.id],
    ),
  );
  useHeard(
    'message',
    useCallback(
      ({ caseId, message }: StreamEvents['message']) => {
        if (caseId === id && message.role === 'enterprise')
          setTyping((now) => new Map([...now].filter(([key]) => key !== 'enterprise')));
      },
      [id],
    ),
  );
  useEffect(() => {
    if (typing.size === 0) return;
    const timer = setTimeout(
      () => setTyping((now) => new Map([...now].filter(([, { until }]) => until > Date.now()))),
      1_000,
    );
    return () => clearTimeout(timer);
  }, [typing]);
  return [...typing.values()].map(({ by }) => by);
}

/** Tells the others that this case is on the screen here, and when it no longer is. */
function useViewing(path: string, open: boolean, left: { current: boolean }): void {
  useEffect(() => {
    if (!open) return;
    const tell = (leave = false) =>
      void call('POST', `${path}/view`, leave ? { leave: true } : {}).catch(() => {});
    const look = () => {
      if (!document.hidden) tell();
    };
    look();
    const timer = setInterval(look, VIEW_MS);
    return () => {
      clearInterval(timer);
      if (!left.current) tell(true);
    };
  }, [path, open, left]);
}
