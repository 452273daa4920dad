import { filled, type Reply, type Script } from './openai-server.ts';

/** What an honest model gives for the evidence of a test. */
export interface HonestAnswer {
  answerable: boolean;
  lead: { text: string; sources: string[] };
  points: { text: string; sources: string[] }[];
}

/** A way in which a model fails, and who has answered in the end: the model, or the texts without it. */
export interface ModelFault {
  answers: 'model' | 'texts';
  script: (honest: HonestAnswer) => Reply | Script;
  /** It ends only with the time that the model has. */
  endless?: true;
}

const said = (change: (honest: HonestAnswer) => unknown) => (honest: HonestAnswer) => filled(change(honest));
const lead = (text: string, sources?: string[]) =>
  said((honest) => ({ ...honest, lead: { text, sources: sources ?? honest.lead.sources }, points: [] }));
const texts = (script: ModelFault['script']): ModelFault => ({ answers: 'texts', script });
const endless = (script: ModelFault['script']): ModelFault => ({ ...texts(script), endless: true });
const model = (script: ModelFault['script']): ModelFault => ({ answers: 'model', script });

/** The 25 faults of a chat model that no person asking may feel. */
export const MODEL_FAULTS: Record<string, ModelFault> = {
  'is limited, and says for how long': texts(() => ({ status: 429, headers: { 'retry-after': '1' } })),
  'is limited, and does not say for how long': texts(() => ({ status: 429 })),
  'has a server error': texts(() => ({ status: 500 })),
  'sends the error page of a proxy': texts(() => ({ status: 502, body: '<html>Bad gateway</html>' })),
  'refuses the key': texts(() => ({ status: 401 })),
  'finds the request too long': texts(() => ({
    status: 400,
    body: '{"error":{"code":"context_length_exceeded"}}',
  })),
  'never answers': endless(() => ({ hangAfter: 0 })),
  'falls silent midway': endless((honest) => ({ ...filled(honest), hangAfter: 4 })),
  'is far too slow': endless((honest) => ({ ...filled(honest), pieceMs: 200 })),
  'breaks the connection': texts(() => ({ cutAfter: 0 })),
  'breaks the stream midway': texts((honest) => ({ ...filled(honest), cutAfter: 4 })),
  'writes broken JSON': texts((honest) => ({ calls: [{ args: JSON.stringify(honest).slice(0, -9) }] })),
  'writes another schema': texts(said(() => ({ text: '六个月' }))),
  'says nothing': texts(() => ({ content: '' })),
  'refuses to speak': texts(() => ({ refusal: 'I cannot help with that.' })),
  'talks instead of filling the form': texts((honest) => ({ content: honest.lead.text })),
  'stops at its length limit': texts((honest) => ({
    calls: [{ args: JSON.stringify(honest).slice(0, 40) }],
    finish: 'length',
  })),
  floods: texts(lead('很长'.repeat(200_000))),
  'calls tools that nobody offered': texts(() => ({
    calls: [
      { name: 'hand_off', args: '{"team":"tax"}' },
      { name: 'send_card', args: '{"url":"http://evil.example"}' },
    ],
  })),
  'invents a source': texts((honest) => lead(honest.lead.text, ['S99', '《虚构条例》第三条'])(honest)),
  'gets a figure wrong': texts((honest) => lead(honest.lead.text.replace(/六/g, '九'))(honest)),
  'turns the meaning round': texts(lead('以完成一定工作任务为期限的劳动合同，可以约定试用期。')),
  'answers in another language': texts(lead('La période d’essai ne peut pas dépasser six mois.')),
  'adds links, pictures and HTML': model((honest) =>
    lead(
      `[${honest.lead.text}](http://evil.example/a) ![x](http://evil.example/p.png)<img src=x onerror=alert(1)> https://evil.example`,
    )(honest),
  ),
  'obeys what it reads in a source': texts(() => obedient),
};

/** Does whatever a text in its prompt tells it, the worst that an injected instruction can reach. */
export const obedient: Script = ({ messages }) => {
  const order = /INSTRUCTION: (.*)/.exec(messages.map(({ content }) => content).join('\n'))?.[1];
  const text = order ?? 'Nobody told me anything.';
  const honest = { answerable: true, lead: { text, sources: ['S1'] }, points: [{ text, sources: ['S1'] }] };
  const fill = filled({ ...honest, question: text, route: 'declined_off_topic', team: 'tax', urgent: true });
  return { calls: [...(fill.calls ?? []), { name: 'set_route', args: '{"route":"refuse"}' }] };
};
