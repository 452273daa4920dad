import { useEffect, useRef } from 'react';
import type { CannedReply } from '../../../desk/api.ts';
import type { Language } from '../../../src/base/language.ts';
import { Icon } from '../../shared/icon.tsx';
import { useSpeech } from '../../shared/language.tsx';
import { useWords } from '../words.ts';

interface Props {
  replies: CannedReply[];
  chosen: number;
  /** Of the case: in it the reply goes out. */
  language: Language;
  onTake(reply: CannedReply): void;
}

/** Canned replies whose title or text holds the words, in either language. */
export function fitting(replies: CannedReply[], words: string): CannedReply[] {
  const wanted = words.toLowerCase();
  return replies.filter(({ title, text }) =>
    [title.zh, title.en, text.zh, text.en].some((one) => one.toLowerCase().includes(wanted)),
  );
}

/** Canned replies to choose from, as they would go out; one that cites a text no longer in force says so. */
export function CannedMenu({ replies, chosen, language, onTake }: Props) {
  const say = useWords();
  const { pick } = useSpeech();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div ref={list} id="canned" className="canned" role="listbox" aria-label={say('canned')}>
      {replies.length === 0 && <p className="quiet">{say('cannedNone')}</p>}
      {replies.map((reply, i) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the text box moves through the list by its own keys
        <div
          key={reply.id}
          id={`canned-${i}`}
          role="option"
          tabIndex={-1}
          aria-selected={i === chosen}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(reply)}
        >
          <b>{pick(reply.title)}</b>
          {reply.stale.length > 0 && (
            <span className="tag" data-tone="alarm">
              <Icon name="alert" size={13} />
              {say('cannedStale', { articles: reply.stale.join(' · ') })}
            </span>
          )}
          <span>{reply.text[language]}</span>
        </div>
      ))}
    </div>
  );
}
