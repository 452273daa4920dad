import { useEffect, useRef, useState } from 'react';
import { v4 as newId } from 'uuid';
import type { NoteBody, ReplyBody } from '../../../desk/api-acts.ts';
import type { Message, Note } from '../../../desk/api-case.ts';
import { call } from '../../shared/api.ts';
import { keep, kept } from '../../shared/kept.ts';
import { wordsOf } from '../../shared/use-doing.ts';
import { useWords } from '../words.ts';
import type { AttachedFiles } from './use-attachments.ts';
import type { CaseDraft } from './use-draft.ts';

/** To the enterprise, or to colleagues alone. */
export type Mode = 'reply' | 'note';

interface Props {
  id: string;
  can: Record<Mode, boolean>;
  files: AttachedFiles;
  draft: CaseDraft;
  onSaid(message: Message): void;
  onNoted(note: Note): void;
}

/** A sign of writing goes out at most this often. */
const TYPING_MS = 3_000;

/** What is being written in a case, and how it is sent: a retry of the same words is the same message. */
export function useSending({ id, can, files, draft, onSaid, onNoted }: Props) {
  const say = useWords();
  const [mode, setMode] = useState<Mode>(can.reply ? 'reply' : 'note');
  const [texts, setTexts] = useState(() => ({
    ...EMPTY,
    ...kept<Partial<typeof EMPTY>>(`desk-words-${id}`, {}),
  }));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const clientId = useRef(newId());
  const typedAt = useRef(0);
  const shown = can[mode] ? mode : can.reply ? 'reply' : 'note';
  const text = texts[shown];
  const words = text.trim();
  const attached = shown === 'reply' ? files.ready : [];
  const sendable = !busy && (words !== '' || attached.length > 0) && !(shown === 'reply' && files.busy);

  useEffect(() => {
    const timer = setTimeout(() => keep(`desk-words-${id}`, texts.reply || texts.note ? texts : null), 300);
    return () => clearTimeout(timer);
  }, [id, texts]);

  const setText = (next: string) => {
    setTexts((now) => ({ ...now, [shown]: next }));
    setProblem(null);
    if (shown !== 'reply' || !next || Date.now() - typedAt.current < TYPING_MS) return;
    typedAt.current = Date.now();
    void call('POST', `/api/desk/cases/${id}/typing`, {}).catch(() => {});
  };
  const reply = async () => {
    const body: ReplyBody = {
      clientId: clientId.current,
      text: words,
      ...(attached.length > 0 && { attachments: attached.map((file) => file.id) }),
      ...(draft.used && { draftId: draft.used.id }),
    };
    onSaid(await call<Message>('POST', `/api/desk/cases/${id}/reply`, body));
    files.clear();
    draft.sent();
  };
  const note = async () => {
    const body: NoteBody & { clientId: string } = { text: words, clientId: clientId.current };
    onNoted(await call<Note>('POST', `/api/desk/cases/${id}/notes`, body));
  };
  const send = async () => {
    if (!sendable) return;
    setBusy(true);
    setProblem(null);
    try {
      await (shown === 'reply' ? reply() : note());
      clientId.current = newId();
      typedAt.current = 0;
      setTexts((now) => ({ ...now, [shown]: '' }));
      keep(`desk-words-${id}`, null);
    } catch (error) {
      setProblem(wordsOf(error, say('offlineDo'), say('failedDo')));
    } finally {
      setBusy(false);
    }
  };
  return { mode: shown, setMode, text, setText, send, sendable, busy, problem };
}

const EMPTY = { reply: '', note: '' };
