import { useEffect, useState } from 'react';
import { useSpeech } from '../shared/language.tsx';
import { Milestone } from '../shared/milestone.tsx';

/** A reply that takes longer than this is said to. */
const LONG_MS = 8_000;

/** A reply is being prepared: looked up, or written by a person. */
export function TypingSign({ person }: { person: boolean }) {
  const { say } = useSpeech();
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="typing" role="status">
      <Milestone size={28} />
      <span className="typing-road" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <span>{say(person ? 'typingPerson' : long ? 'typingLong' : 'typing')}</span>
    </div>
  );
}
