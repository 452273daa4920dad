import { filled } from '../shared/filled.ts';
import { STRINGS } from '../shared/strings.ts';
import { nameOf } from './citation.ts';
import type { AnswerView } from './received.ts';

/** An answer to paste elsewhere: never without its sources and the label that a machine wrote it. */
export function answerAsText(answer: AnswerView): string {
  const { language, citations } = answer;
  const words = (key: keyof typeof STRINGS) => STRINGS[key][language];
  const sources = citations.map((citation, i) => {
    const details = [citation.documentNumber, words(citation.validity)]
      .filter(Boolean)
      .join(language === 'zh' ? '，' : ', ');
    return `[${i + 1}] ${nameOf(citation)}${language === 'zh' ? `（${details}）` : ` (${details})`}`;
  });
  return [
    answer.text.replace(/\*\*/g, '').trim(),
    sources.length > 0 ? `${words('sources')}\n${sources.join('\n')}` : '',
    answer.caseReference ? `${words('caseReference')} ${answer.caseReference}` : '',
    `${words('aiLabel')} ${filled(words('asOf'), { day: answer.asOf })}`,
  ]
    .filter(Boolean)
    .join('\n\n');
}
