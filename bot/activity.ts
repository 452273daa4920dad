import type { CitationSnapshot } from '../knowledge/passage.ts';
import type { Language } from '../src/base/language.ts';
import { answerEntity, citationName } from './activity-entity.ts';
import type { Answer } from './asked.ts';
import { channelWords } from './channel.words.ts';
import type { AnswerData, ChatData, WelcomeData } from './chat-data.ts';
import { defused, linkTitle } from './markdown.ts';

/** A message of the bot as a Bot Framework activity, before it has an id, a time and an addressee. */
export interface BotMessage {
  type: 'message';
  text: string;
  textFormat: 'markdown';
  locale: string;
  inputHint: 'acceptingInput';
  entities: unknown[];
  suggestedActions?: { to: string[]; actions: { type: 'imBack'; title: string; value: string }[] };
  channelData: { lastkm: ChatData };
}

/** An answer that has its id, and the number of its case where there is one. */
export interface StoredAnswer extends Answer {
  id: string;
  caseReference: string | null;
  /** By when a person answers, in words. */
  casePromise?: string;
}

/**
 * An answer for a client that follows link definitions and citation entities (Web Chat, our page):
 * `[1]` marks, their definitions `[1]: cite:1 "…"`, and the schema.org entity with the cited texts.
 */
export function answerMessage(answer: StoredAnswer): BotMessage {
  const text = answerText(answer);
  const definitions = answer.citations.map(
    (citation, i) => `[${i + 1}]: cite:${i + 1} "${linkTitle(citationName(citation))}"`,
  );
  return {
    ...message(answer.language, [text, definitions.join('\n')].filter(Boolean).join('\n\n')),
    entities: [answerEntity(answer)],
    ...suggest(answer.suggestions),
    channelData: { lastkm: answerData(answer, text) },
  };
}

/** The same answer for a channel that shows plain Markdown only (Teams and others): sources and AI label as text. */
export function plainAnswerMessage(answer: StoredAnswer): BotMessage {
  const { sources, aiLabel } = channelWords;
  const list = answer.citations.map((citation, i) => `[${i + 1}] ${sourceLine(citation, answer.language)}`);
  const parts = [
    answerText(answer),
    list.length > 0 ? `**${sources[answer.language]}**\n\n${list.join('\n\n')}` : '',
    `*${aiLabel[answer.language]}*`,
  ];
  return { ...answerMessage(answer), text: parts.filter(Boolean).join('\n\n') };
}

/** The first message of a conversation: what it can do, the privacy notice, what to ask. */
export function welcomeMessage(language: Language, centre: string | undefined): BotMessage {
  const greeting = channelWords.welcome[language].replace(
    '{centre}',
    centre ?? channelWords.centre[language],
  );
  const privacy = channelWords.privacy[language];
  const suggestions = channelWords.starters[language];
  const welcome: WelcomeData = {
    kind: 'welcome',
    language,
    greeting,
    privacy,
    aiLabel: channelWords.aiLabel[language],
    suggestions,
  };
  return {
    ...message(language, `${greeting}\n\n${privacy}`),
    ...suggest(suggestions),
    channelData: { lastkm: welcome },
  };
}

function answerText(answer: StoredAnswer): string {
  const text = defused(answer.text).trim();
  if (!answer.caseReference || text.includes(answer.caseReference)) return text;
  const line = channelWords.reference[answer.language].replace('{reference}', answer.caseReference);
  return `${text}\n\n${[line, answer.casePromise].filter(Boolean).join(answer.language === 'zh' ? '。' : '. ')}`;
}

function answerData(answer: StoredAnswer, text: string): AnswerData {
  const { outcome, team, urgent, deadline, language, citations, completeness, asOf, suggestions } = answer;
  return {
    kind: 'answer',
    answerId: answer.id,
    outcome,
    team,
    urgent,
    deadline,
    language,
    text,
    citations,
    completeness,
    asOf,
    suggestions,
    caseReference: answer.caseReference,
    ...(answer.casePromise && { casePromise: answer.casePromise }),
    aiLabel: channelWords.aiLabel[language],
  };
}

function sourceLine(citation: CitationSnapshot, language: Language): string {
  const window = channelWords.validity[citation.validity][language];
  return `${linkTitle(citationName(citation))} (${window})`;
}

function message(language: Language, text: string): Omit<BotMessage, 'channelData'> {
  return {
    type: 'message',
    text,
    textFormat: 'markdown',
    locale: language === 'zh' ? 'zh-CN' : 'en-US',
    inputHint: 'acceptingInput',
    entities: [],
  };
}

function suggest(suggestions: string[]): Pick<BotMessage, 'suggestedActions'> | Record<string, never> {
  if (suggestions.length === 0) return {};
  return {
    suggestedActions: {
      to: [],
      actions: suggestions.map((text) => ({ type: 'imBack' as const, title: text, value: text })),
    },
  };
}
