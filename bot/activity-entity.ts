import type { CitationSnapshot } from '../knowledge/passage.ts';
import type { StoredAnswer } from './activity.ts';
import { channelWords } from './channel.words.ts';
import { literal } from './markdown.ts';

/** Longest passage text shown in a citation card; our own page opens the whole passage. */
const CARD_CHARACTERS = 1_200;

/**
 * The schema.org Message that Web Chat reads: one Claim per citation (its `position` equals the identifier of
 * the link definition in the text), and Like and Dislike, whose ids carry the answer because the click refers
 * to no message. `AIGeneratedContent` is what Teams shows as its AI label.
 */
export function answerEntity(answer: StoredAnswer): Record<string, unknown> {
  return {
    '@context': 'https://schema.org',
    '@type': 'Message',
    '@id': '',
    type: 'https://schema.org/Message',
    additionalType: ['AIGeneratedContent'],
    keywords: ['AIGeneratedContent'],
    citation: answer.citations.map((citation, i) => claim(answer, citation, i + 1)),
    potentialAction: [vote(answer.id, 'like'), vote(answer.id, 'dislike')],
  };
}

/** `《title》（文号）第X条`, as far as known. */
export function citationName(citation: CitationSnapshot): string {
  const title = /^《/.test(citation.title) ? citation.title : `《${citation.title}》`;
  const number = citation.documentNumber ? `（${citation.documentNumber}）` : '';
  return `${title}${number}${citation.article ?? ''}`;
}

/** Reads an id made here: which answer, and which way. Null for anything else. */
export function readVote(id: unknown): { answerId: string; verdict: 'up' | 'down' } | null {
  const found = typeof id === 'string' ? /^urn:lastkm:answer:([\w-]{1,64}):(like|dislike)$/.exec(id) : null;
  return found ? { answerId: found[1]!, verdict: found[2] === 'like' ? 'up' : 'down' } : null;
}

function claim(answer: StoredAnswer, citation: CitationSnapshot, position: number): Record<string, unknown> {
  return {
    '@type': 'Claim',
    '@id': `cite:${position}`,
    position: String(position),
    appearance: {
      '@type': 'DigitalDocument',
      name: citationName(citation),
      text: card(answer, citation),
      abstract: citation.quote.slice(0, 160),
    },
    claimInterpreter: { '@type': 'Project', slogan: channelWords.aiLabel[answer.language] },
  };
}

function card(answer: StoredAnswer, citation: CitationSnapshot): string {
  const validity = channelWords.validity[citation.validity][answer.language];
  const text =
    citation.text.length > CARD_CHARACTERS ? `${citation.text.slice(0, CARD_CHARACTERS)}…` : citation.text;
  return `**${literal(citationName(citation))}**\n\n${validity} · ${citation.asOf}\n\n${literal(text)}`;
}

function vote(answerId: string, way: 'like' | 'dislike'): Record<string, unknown> {
  return {
    '@type': way === 'like' ? 'LikeAction' : 'DislikeAction',
    '@id': `urn:lastkm:answer:${answerId}:${way}`,
    actionStatus: 'PotentialActionStatus',
    target: {
      '@type': 'EntryPoint',
      urlTemplate: `ms-directline://postback?interaction=${way}&answerId=${answerId}`,
    },
  };
}
