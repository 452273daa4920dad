/** An activity as a client reads it. */
export interface Read {
  id: string;
  type: string;
  text?: string;
  from: { id: string; role?: string };
  replyToId?: string;
  channelData?: { clientActivityID?: string; lastkm?: Record<string, unknown> };
  [more: string]: unknown;
}

export interface Started {
  token: string;
  conversationId: string;
  streamUrl: string;
}

export type ChatClient = ReturnType<typeof chatClient>;

/** The few Direct Line calls a test needs, over plain HTTP. */
export function chatClient(url: string) {
  const call = (method: string, path: string, token?: string, body?: unknown) =>
    fetch(url + path, {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const start = async (locale = 'zh-CN'): Promise<Started> => {
    const { token } = await json<{ token: string }>(await call('POST', '/chat/token', undefined, {}));
    return json(await call('POST', '/v3/directline/conversations', token, { locale }));
  };
  const path = ({ conversationId }: Started, rest = '') =>
    `/v3/directline/conversations/${conversationId}${rest}`;
  const post = (chat: Started, activity: object) =>
    call('POST', path(chat, '/activities'), chat.token, activity);
  const say = async (chat: Started, text: string, clientActivityID?: string) => {
    const activity = { type: 'message', text, from: { id: 'me' }, channelData: { clientActivityID } };
    return (await json<{ id: string }>(await post(chat, activity))).id;
  };
  const read = async (chat: Started, watermark = '') =>
    json<{ activities: Read[]; watermark: string }>(
      await call('GET', path(chat, `/activities?watermark=${watermark}`), chat.token),
    );
  /** The bot's answer to a message, as soon as it is there. */
  const answerTo = async (chat: Started, id: string): Promise<Read> => {
    for (let i = 0; i < 400; i++) {
      const { activities } = await read(chat);
      const answer = activities.find((activity) => activity.replyToId === id);
      if (answer) return answer;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`no answer to ${id}`);
  };
  return { call, start, path, post, say, read, answerTo };
}

/** The body of a good response. */
export async function json<T>(response: Response): Promise<T> {
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${text}`);
  return JSON.parse(text) as T;
}
