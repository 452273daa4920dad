import {
  type ClipboardEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useState,
} from 'react';
import type { CannedList, CannedReply } from '../../../desk/api.ts';
import type { Language } from '../../../src/base/language.ts';
import { call } from '../../shared/api.ts';
import { useMedia } from '../../shared/media.ts';
import { useFetched } from '../../shared/use-fetched.ts';
import { useWords } from '../words.ts';
import { CannedMenu, fitting } from './canned-menu.tsx';
import type { Mode } from './use-sending.ts';

interface Props {
  area: RefObject<HTMLTextAreaElement | null>;
  caseId: string;
  mode: Mode;
  language: Language;
  value: string;
  onValue(value: string): void;
  onSend(): void;
  /** Takes pasted files; undefined: none are taken. */
  onFiles: ((files: File[]) => void) | undefined;
}

/** A slash at the start of a word, up to the cursor, calls the canned replies. */
const SLASH = /(?:^|\s)\/([^\s/]*)$/;

/** The text box: grows with what is written, `/` offers canned replies, Ctrl+Enter sends. */
export function WritingBox({ area, caseId, mode, language, value, onValue, onSend, onFiles }: Props) {
  const say = useWords();
  const narrow = useMedia('(max-width: 720px)');
  const [asked, setAsked] = useState<string | null>(null);
  const [chosen, setChosen] = useState(0);
  const canned = useFetched(asked === null ? null : caseId, (signal) =>
    call<CannedList>('GET', `/api/desk/canned?case=${encodeURIComponent(caseId)}`, undefined, signal),
  );
  const replies = asked === null ? [] : fitting(canned.data?.replies ?? [], asked);
  useGrowing(area, value);
  useEffect(() => {
    void mode;
    setAsked(null);
  }, [mode]);

  const type = (text: string, cursor: number) => {
    onValue(text);
    setAsked(mode === 'reply' ? (SLASH.exec(text.slice(0, cursor))?.[1] ?? null) : null);
    setChosen(0);
  };
  const take = (reply: CannedReply) => {
    const cursor = area.current?.selectionStart ?? value.length;
    const start = value.slice(0, cursor).lastIndexOf('/');
    onValue(value.slice(0, start) + reply.text[language] + value.slice(cursor));
    setAsked(null);
    area.current?.focus();
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const menu = asked !== null && replies.length > 0;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSend();
    else if (menu && (event.key === 'Enter' || event.key === 'Tab')) take(replies[chosen]!);
    else if (menu && event.key === 'ArrowDown') setChosen((chosen + 1) % replies.length);
    else if (menu && event.key === 'ArrowUp') setChosen((chosen + replies.length - 1) % replies.length);
    else if (event.key === 'Escape') {
      if (asked === null) event.currentTarget instanceof HTMLElement && event.currentTarget.blur();
      setAsked(null);
    } else return;
    event.preventDefault();
  };
  const paste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files];
    if (files.length === 0 || !onFiles) return;
    event.preventDefault();
    onFiles(files);
  };
  return (
    <div className="writing">
      {asked !== null && canned.data && (
        <CannedMenu replies={replies} chosen={chosen} language={language} onTake={take} />
      )}
      <textarea
        ref={area}
        id="reply"
        rows={2}
        value={value}
        placeholder={say(mode === 'note' ? 'noteWrite' : narrow ? 'replyPlaceShort' : 'replyPlace')}
        aria-label={say(mode === 'reply' ? 'replyLabel' : 'noteLabel')}
        aria-expanded={asked !== null && replies.length > 0}
        aria-controls="canned"
        aria-activedescendant={asked !== null && replies.length > 0 ? `canned-${chosen}` : undefined}
        role="combobox"
        autoComplete="off"
        onChange={({ target }) => type(target.value, target.selectionStart)}
        onKeyDown={press}
        onPaste={paste}
      />
    </div>
  );
}

/** The box is as high as its text, within bounds that the style sheet sets. */
function useGrowing(area: RefObject<HTMLTextAreaElement | null>, value: string) {
  useLayoutEffect(() => {
    void value;
    const box = area.current;
    if (!box) return;
    box.style.height = 'auto';
    box.style.height = `${box.scrollHeight + 2}px`;
  }, [area, value]);
}
