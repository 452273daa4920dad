import { Button } from 'antd';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { CaseDetail, PersonRef } from '../../../desk/api-case.ts';
import type { CitationSnapshot } from '../../../knowledge/passage.ts';
import { call } from '../../shared/api.ts';
import { Nothing } from '../../shared/empty.tsx';
import { Icon } from '../../shared/icon.tsx';
import { useDoing } from '../../shared/use-doing.ts';
import { useWords } from '../words.ts';
import { NoteBubble, SpokenBubble } from './spoken.tsx';
import { spokenOf } from './transcript.ts';
import type { OpenCase } from './use-case.ts';

interface Props {
  open: OpenCase;
  detail: CaseDetail;
  onOpen(citation: CitationSnapshot): void;
}

/** So near to its end, the conversation follows what is said. */
const FOLLOW_PX = 140;

/** What was said, to all and among the staff; follows the end unless one reads further up. */
export function Talk({ open, detail, onOpen }: Props) {
  const say = useWords();
  const box = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const [firstUnread] = useState(detail.readSeq);
  const [busy, doing] = useDoing();
  const spoken = useMemo(() => spokenOf(detail), [detail]);
  const lastSeq = detail.transcript.at(-1)?.seq ?? 0;
  useReading(detail, lastSeq);
  useLayoutEffect(() => {
    void spoken.length;
    if (atEnd) box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [spoken.length, atEnd]);
  const earlier = async () => {
    const from = box.current!.scrollHeight;
    await doing(open.readEarlier);
    requestAnimationFrame(() => box.current?.scrollBy({ top: box.current.scrollHeight - from }));
  };
  const { access } = detail.case;
  return (
    <div
      ref={box}
      className="talk"
      role="log"
      aria-label={say('talk')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) =>
        setAtEnd(scrollHeight - scrollTop - clientHeight < FOLLOW_PX)
      }
    >
      {access === 'outline' ? (
        <Nothing icon="lock">{say('outlineTalk')}</Nothing>
      ) : (
        <>
          {access === 'masked' && <p className="talk-note">{say('masked')}</p>}
          {detail.moreBefore && (
            <Button block type="text" size="small" loading={busy} onClick={earlier}>
              {say('earlierMessages')}
            </Button>
          )}
          {spoken.map((one, i) => {
            if (one.kind === 'note') return <NoteBubble key={one.note.id} note={one.note} />;
            const { message } = one;
            const before = spoken[i - 1];
            const isNew =
              message.role === 'enterprise' &&
              message.seq > firstUnread &&
              !spoken
                .slice(0, i)
                .some(
                  (s) =>
                    s.kind === 'message' && s.message.role === 'enterprise' && s.message.seq > firstUnread,
                );
            return (
              <SpokenBubble
                key={message.id}
                message={message}
                joined={before?.kind === 'message' && before.message.role === message.role && !isNew}
                fresh={isNew && firstUnread > 0}
                read={isLastRead(detail, message.seq)}
                onOpen={onOpen}
              />
            );
          })}
          <Typing typing={open.typing} />
        </>
      )}
      {!atEnd && (
        <Button
          className="to-end"
          shape="round"
          size="small"
          icon={<Icon name="below" size={15} />}
          onClick={() => setAtEnd(true)}
        >
          {say('latest')}
        </Button>
      )}
    </div>
  );
}

/** Whether this is the last message of a person that the enterprise has read. */
function isLastRead({ transcript, enterpriseReadSeq }: CaseDetail, seq: number): boolean {
  const read = transcript.filter((one) => one.role === 'adviser' && one.seq <= enterpriseReadSeq);
  return read.at(-1)?.seq === seq;
}

function Typing({ typing }: { typing: (PersonRef | 'enterprise')[] }) {
  const say = useWords();
  return (
    <p className="talk-typing" role="status">
      {typing.map((by) =>
        by === 'enterprise' ? say('enterpriseTyping') : say('personTyping', { name: by.name }),
      )}
      {typing.length > 0 && '…'}
    </p>
  );
}

/** Tells the server what was read, once it was on a screen that somebody looks at. */
function useReading({ case: { id, access, owner }, readSeq }: CaseDetail, lastSeq: number) {
  useEffect(() => {
    if (access !== 'full' || !owner || lastSeq <= readSeq) return;
    const tell = () => {
      if (document.hidden) return;
      document.removeEventListener('visibilitychange', tell);
      void call('POST', `/api/desk/cases/${id}/read`, { seq: lastSeq }).catch(() => {});
    };
    document.addEventListener('visibilitychange', tell);
    tell();
    return () => document.removeEventListener('visibilitychange', tell);
  }, [id, access, owner, lastSeq, readSeq]);
}
