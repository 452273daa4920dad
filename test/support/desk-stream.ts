import type { StreamEvents } from '../../desk/api.ts';
import type { Browser } from './people.ts';

type Name = keyof StreamEvents;
type Heard = { id: string; name: Name; data: StreamEvents[Name] };

/** A screen's stream of the desk: what came, in order, and waiting for what is to come. */
export async function deskStream(url: string, { cookies }: Browser, after?: string) {
  const ended = new AbortController();
  const response = await fetch(`${url}/api/desk/stream`, {
    signal: ended.signal,
    headers: {
      cookie: [...cookies].map((pair) => pair.join('=')).join('; '),
      origin: new URL(url).origin,
      'sec-fetch-site': 'same-origin',
      ...(after && { 'last-event-id': after }),
    },
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  const heard: Heard[] = [];
  void listen(response, heard).catch(() => {});
  const next = async <N extends Name>(name: N, fits: (data: StreamEvents[N]) => boolean = () => true) => {
    for (let i = 0; i < 500; i++) {
      const at = heard.findIndex((one) => one.name === name && fits(one.data as StreamEvents[N]));
      if (at >= 0) return heard.splice(at, 1)[0] as { id: string; name: N; data: StreamEvents[N] };
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`no event ${name}`);
  };
  return { heard, next, close: () => ended.abort() };
}

async function listen(response: Response, heard: Heard[]): Promise<void> {
  let rest = '';
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + chunk).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
      heard.push({ id: field('id'), name: field('event') as Name, data: JSON.parse(field('data')) });
    }
  }
}
