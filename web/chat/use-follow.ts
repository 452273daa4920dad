import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Chat } from './use-chat.ts';

/** So near to the end counts as at the end, in pixels. */
const NEAR = 80;
/** From so far back a way to the end is offered. */
const FAR = 240;
/** A question up to this height stays in sight above its long answer. */
const SHORT = 140;

/**
 * Keeps the reading place: what one sends, and what is short, is scrolled to its end; a long answer is shown
 * from its beginning. Who has scrolled back is left where they are, with a way to the end.
 */
export function useFollow(frame: RefObject<HTMLElement | null>, { transcript, settled }: Chat) {
  const [away, setAway] = useState(false);
  const atEnd = useRef(true);
  const { said, outbox, awaiting, typing } = transcript;
  const last = said.at(-1);
  const sent = outbox.length;

  useEffect(() => {
    const box = frame.current;
    if (!box) return;
    const look = () => {
      const left = box.scrollHeight - box.scrollTop - box.clientHeight;
      atEnd.current = left < NEAR;
      setAway(left > FAR && box.querySelector('.said') !== null);
    };
    const stay = () => {
      if (atEnd.current && box.querySelector('.said')) box.scrollTop = box.scrollHeight;
      look();
    };
    const resized = new ResizeObserver(stay);
    resized.observe(box);
    box.addEventListener('scroll', look, { passive: true });
    return () => {
      resized.disconnect();
      box.removeEventListener('scroll', look);
    };
  }, [frame]);

  useLayoutEffect(() => {
    const box = frame.current;
    if (box && settled && box.querySelector('.said')) box.scrollTop = box.scrollHeight;
  }, [frame, settled]);

  useLayoutEffect(() => {
    if (sent > 0) scrollToEnd(frame.current);
  }, [frame, sent]);

  useLayoutEffect(() => {
    const box = frame.current;
    if (!box || !last || !atEnd.current) return;
    const newest = box.querySelector('[role=log] > :last-child');
    const tall = newest && newest.clientHeight > box.clientHeight - NEAR;
    if (last.kind === 'bot' && tall && awaiting.length === 0)
      startOf(newest).scrollIntoView({ block: 'start' });
    else scrollToEnd(box);
  }, [frame, last, awaiting.length]);

  useLayoutEffect(() => {
    if (typing && atEnd.current) scrollToEnd(frame.current);
  }, [frame, typing]);

  return { away, toEnd: () => scrollToEnd(frame.current) };
}

function startOf(newest: Element): Element {
  const question = newest.previousElementSibling;
  return question?.matches('.own') && question.clientHeight <= SHORT ? question : newest;
}

/** At once: while a glide is under way, nobody could tell it from a reader who has scrolled back. */
function scrollToEnd(box: HTMLElement | null) {
  box?.scrollTo({ top: box.scrollHeight, behavior: 'instant' });
}
