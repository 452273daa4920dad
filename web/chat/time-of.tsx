import { localeOf, useSpeech } from '../shared/language.tsx';

/** When something was said: the time, and the day when it was another. */
export function TimeOf({ at }: { at: string }) {
  const { language } = useSpeech();
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return null;
  const sameDay = moment.toDateString() === new Date().toDateString();
  const shown = new Intl.DateTimeFormat(localeOf(language), {
    ...(!sameDay && { month: 'short', day: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(moment);
  return <time dateTime={at}>{shown}</time>;
}
