import { describe, expect, it } from 'vitest';
import { readActivity } from '../../web/chat/received.ts';
import { EMPTY, type Transcript, type TranscriptEvent, transcriptAfter } from '../../web/chat/transcript.ts';

const own = (id: string, clientId: string) => ({
  id,
  type: 'message',
  from: { role: 'user' },
  text: `问${id}`,
  channelData: { clientActivityID: clientId },
});
const bot = (id: string, replyToId?: string) => ({
  id,
  type: 'message',
  from: { role: 'bot' },
  text: `答${id}`,
  replyToId,
});

describe('the transcript', () => {
  it('shows a message once when the server gives it back', () => {
    const after = play([sending('a'), received(own('1', 'a'))]);
    expect(after.outbox).toEqual([]);
    expect(after.said.map(({ id }) => id)).toEqual(['1']);
  });

  it('drops what a reconnection repeats', () => {
    const history = [received(own('1', 'a')), received(bot('2', '1'))];
    expect(play([...history, ...history]).said).toHaveLength(2);
  });

  it('waits for the reply to each message of a burst', () => {
    const burst = [received(own('1', 'a')), received(own('2', 'b'))];
    expect(play(burst).awaiting).toEqual(['1', '2']);
    expect(play([...burst, received(bot('3', '1'))]).awaiting).toEqual(['2']);
    expect(play([...burst, received(bot('3', '2'))]).awaiting).toEqual([]);
  });

  it('waits for nothing that was said on an earlier visit', () => {
    expect(play([received(own('1', 'a'), false)]).awaiting).toEqual([]);
  });

  it('keeps the text of a message that was not sent, until it is sent again', () => {
    const failed = play([sending('a'), { type: 'failed', clientId: 'a', problem: 'network' }]);
    expect(failed.outbox).toMatchObject([{ text: '问', state: 'failed', problem: 'network' }]);
    const again = transcriptAfter(failed, sending('a'));
    expect(again.outbox).toMatchObject([{ clientId: 'a', state: 'sending', problem: null }]);
  });

  it('shows an answer by its text when its data is not what was agreed', () => {
    const odd = { ...bot('1'), channelData: { lastkm: { kind: 'answer', citations: 'none' } } };
    expect(readActivity(odd)).toMatchObject({ kind: 'bot', text: '答1', answer: null });
  });

  it.each([null, 1, 'x', {}, { type: 'message' }, { id: 1, type: 'message', from: {} }])(
    'ignores %j',
    (activity) => {
      expect(readActivity(activity)).toBeNull();
    },
  );
});

function play(events: TranscriptEvent[]): Transcript {
  return events.reduce(transcriptAfter, EMPTY);
}

function sending(clientId: string): TranscriptEvent {
  return { type: 'sending', clientId, text: '问', at: '' };
}

function received(activity: object, live = true): TranscriptEvent {
  return { type: 'received', received: readActivity(activity)!, live };
}
