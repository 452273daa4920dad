import { describe, expect, it } from 'vitest';
import type { CaseDetail, Message, Note } from '../../desk/api-case.ts';
import { spokenOf, withEarlier, withMessage } from '../../web/desk/case/transcript.ts';

const message = (seq: number, text = ''): Message => ({
  seq,
  id: `m${seq}`,
  role: 'enterprise',
  name: null,
  text,
  citations: [],
  attachments: [],
  at: new Date(seq * 60_000).toISOString(),
  delivery: null,
});
const note = (minute: number): Note => ({
  id: `n${minute}`,
  by: { id: 'p', name: 'P' },
  text: '',
  at: new Date(minute * 60_000).toISOString(),
});
const held = (...seqs: number[]) =>
  ({ transcript: seqs.map((seq) => message(seq)), notes: [], moreBefore: true }) as unknown as CaseDetail;
const seqs = ({ transcript }: CaseDetail) => transcript.map(({ seq }) => seq);

describe('the transcript on the desk', () => {
  it('takes a message once, however often and in whatever order it comes', () => {
    const once = withMessage(withMessage(withMessage(held(1, 5), message(9)), message(7)), message(9));
    expect(seqs(once)).toEqual([1, 5, 7, 9]);
  });

  it('shows the newer state of a message that it has', () => {
    const changed = withMessage(held(1, 2), message(2, 'delivered'));
    expect(changed.transcript.at(-1)?.text).toBe('delivered');
  });

  it('puts an earlier stretch before what it has, without doubling where they meet', () => {
    const page = { messages: [message(1), message(2), message(3)], more: false };
    const longer = withEarlier(held(3, 4), page);
    expect(seqs(longer)).toEqual([1, 2, 3, 4]);
    expect(longer.moreBefore).toBe(false);
  });

  it('stands notes where they were written, and none from before its beginning', () => {
    const spoken = spokenOf({ ...held(10, 20), notes: [note(5), note(15), note(25)] });
    expect(spoken.map((one) => (one.kind === 'note' ? one.note.id : one.message.id))).toEqual([
      'm10',
      'n15',
      'm20',
      'n25',
    ]);
  });
});
