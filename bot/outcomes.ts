import { TEAMS, type TeamCode } from '../desk/states.ts';
import type { Bilingual } from '../src/base/language.ts';

export { TEAMS };
export type Team = TeamCode;

/** How a question ended, for the screens of the centre. */
interface Outcome extends Bilingual {
  /** The prefix of the code: what kind of ending it is. */
  family: 'answered' | 'clarify' | 'handed_off' | 'declined' | 'unanswerable' | 'failed';
  /** Whether the answer comes with the offer to talk to a person. */
  offersPerson: boolean;
}

/** Every way a question can end. */
export const OUTCOMES = {
  answered: outcome('answered', true, '已回答', 'Answered'),
  answered_partly: outcome('answered', true, '部分回答', 'Answered in part'),
  answered_greeting: outcome('answered', false, '问候', 'Greeting'),
  answered_thanks: outcome('answered', false, '致谢', 'Thanks'),
  answered_goodbye: outcome('answered', false, '道别', 'Goodbye'),
  answered_about: outcome('answered', false, '介绍自己', 'About the assistant'),
  answered_smalltalk: outcome('answered', false, '闲聊', 'Small talk'),
  clarify: outcome('clarify', true, '请对方补充', 'Asked back'),
  handed_off: outcome('handed_off', false, '已转人工', 'Handed to a person'),
  declined_off_topic: outcome('declined', false, '不在服务范围', 'Declined: off topic'),
  declined_abuse: outcome('declined', true, '婉拒：辱骂', 'Declined: abuse'),
  declined_manipulation: outcome('declined', false, '婉拒：试图操纵', 'Declined: manipulation'),
  declined_unlawful: outcome('declined', true, '婉拒：违法请求', 'Declined: unlawful request'),
  declined_too_long: outcome('declined', true, '消息过长', 'Declined: too long'),
  unanswerable_not_found: outcome('unanswerable', true, '未找到依据', 'No text found'),
  unanswerable_empty: outcome('unanswerable', true, '没有内容', 'Nothing to answer'),
  failed_internal: outcome('failed', true, '系统故障', 'Failed: internal'),
  failed_timeout: outcome('failed', true, '回答超时', 'Failed: too slow'),
  failed_paused: outcome('failed', true, '机器人已暂停', 'Bot switched off'),
} as const satisfies Record<string, Outcome>;

export type OutcomeCode = keyof typeof OUTCOMES;

function outcome(family: Outcome['family'], offersPerson: boolean, zh: string, en: string): Outcome {
  return { family, offersPerson, zh, en };
}
