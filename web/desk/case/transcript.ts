import type { MessageList } from '../../../desk/api.ts';
import type { CaseDetail, Message, Note } from '../../../desk/api-case.ts';

/** What stands in a conversation: what was said to all, and what only the staff reads. */
export type Spoken =
  | { kind: 'message'; at: string; message: Message }
  | { kind: 'note'; at: string; note: Note };

/** Messages and private notes in the order in which they came. */
export function spokenOf({ transcript, notes }: CaseDetail): Spoken[] {
  const messages = transcript.map((message): Spoken => ({ kind: 'message', at: message.at, message }));
  const earliest = transcript[0]?.at ?? '';
  const asides = notes
    .filter(({ at }) => at >= earliest)
    .map((note): Spoken => ({ kind: 'note', at: note.at, note }));
  return [...messages, ...asides].sort((a, b) => a.at.localeCompare(b.at));
}

/** The case with one more message, or a newer state of one that it has. */
export function withMessage(detail: CaseDetail, message: Message): CaseDetail {
  const others = detail.transcript.filter(({ id }) => id !== message.id);
  return { ...detail, transcript: bySeq([...others, message]) };
}

/** The case with an earlier stretch of its conversation before what it has. */
export function withEarlier(detail: CaseDetail, { messages, more }: MessageList): CaseDetail {
  const known = new Set(detail.transcript.map(({ id }) => id));
  const earlier = messages.filter(({ id }) => !known.has(id));
  return { ...detail, transcript: bySeq([...earlier, ...detail.transcript]), moreBefore: more };
}

export function withNote(detail: CaseDetail, note: Note): CaseDetail {
  return { ...detail, notes: [...detail.notes.filter(({ id }) => id !== note.id), note] };
}

function bySeq(messages: Message[]): Message[] {
  return messages.sort((a, b) => a.seq - b.seq);
}
