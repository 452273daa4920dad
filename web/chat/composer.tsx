import Sender from '@ant-design/x/es/sender';
import { type ComponentRef, useEffect, useRef, useState } from 'react';
import { Icon } from '../shared/icon.tsx';
import { keep, kept } from '../shared/kept.ts';
import { useSpeech } from '../shared/language.tsx';
import { useNarrow } from '../shared/media.ts';
import { QuestionBox } from './question-box.tsx';

/** Longest question, in characters. */
export const LIMIT = 4_000;
/** From here on the count is shown. */
const COUNTED = 500;

/** Where one writes. The draft outlives a reload; nothing is sent while Chinese is still being composed. */
export function Composer({ onSend, onTyping }: { onSend(text: string): void; onTyping(): void }) {
  const { say } = useSpeech();
  const [draft, setDraft] = useState(() => String(kept<unknown>('draft', '')));
  const sender = useRef<ComponentRef<typeof Sender>>(null);
  const narrow = useNarrow();
  const count = [...draft.trim()].length;
  const over = count - LIMIT;
  const sendable = count > 0 && over <= 0;

  useEffect(() => {
    const timer = setTimeout(() => keep('draft', draft || null), 300);
    return () => clearTimeout(timer);
  }, [draft]);

  const submit = () => {
    if (!sendable) return;
    onSend(draft.trim());
    setDraft('');
    keep('draft', null);
    sender.current?.focus();
  };
  return (
    <div className="composer" data-over={over > 0 || undefined}>
      <Sender
        ref={sender}
        value={draft}
        placeholder={say(narrow ? 'placeholderShort' : 'placeholder')}
        autoSize={{ minRows: 1, maxRows: 8 }}
        components={{ input: QuestionBox }}
        onChange={(text) => {
          setDraft(text);
          if (text) onTyping();
        }}
        onSubmit={submit}
        // Safari ends a composition before the Enter that ended it arrives; its key code is still the composer's.
        onKeyDown={({ nativeEvent: key }) =>
          key instanceof KeyboardEvent && (key.isComposing || key.keyCode === 229) ? false : undefined
        }
        suffix={(_, { components: { SendButton } }) => (
          <SendButton
            disabled={!sendable}
            icon={<Icon name="send" size={20} />}
            aria-label={say('send')}
            title={say('sendHint')}
          />
        )}
      />
      <p className="counter" id="question-count" role={over > 0 ? 'alert' : undefined}>
        {over > 0 ? say('tooLong', { over }) : count >= COUNTED && say('counter', { count, limit: LIMIT })}
      </p>
    </div>
  );
}
