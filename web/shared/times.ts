import { useEffect, useMemo, useState } from 'react';
import { localeOf, useSpeech } from './language.tsx';
import { useWords } from './words.ts';

const MINUTE = 60_000;

/** The time, told again every so often. */
export function useNow(everyMs = 15_000): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}

/** How moments and spans are written in the language of the page. */
export function useTimes() {
  const { language } = useSpeech();
  const say = useWords();
  return useMemo(() => {
    const locale = localeOf(language);
    const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    const day = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric' });
    const full = new Intl.DateTimeFormat(locale, {
      dateStyle: 'medium',
      timeStyle: 'short',
      hourCycle: 'h23',
    } as Intl.DateTimeFormatOptions);
    const span = (ms: number) => {
      const minutes = Math.floor(Math.abs(ms) / MINUTE);
      if (minutes < 60) return say('minutesShort', { n: minutes });
      const hours = Math.floor(minutes / 60);
      return hours < 48 ? say('hoursShort', { n: hours }) : say('daysShort', { n: Math.floor(hours / 24) });
    };
    const at = (moment: string | number) => new Date(moment);
    return {
      /** `14:05`. */
      clock: (moment: string | number) => clock.format(at(moment)),
      /** The time, with the day when it is another. */
      moment: (moment: string | number) =>
        at(moment).toDateString() === new Date().toDateString()
          ? clock.format(at(moment))
          : `${day.format(at(moment))} ${clock.format(at(moment))}`,
      full: (moment: string | number) => full.format(at(moment)),
      span,
    };
  }, [language, say]);
}
