import { useCallback, useEffect, useRef } from 'react';
import type { StreamEvents } from '../../../desk/api.ts';
import { keep, kept } from '../../shared/kept.ts';
import { useSpeech } from '../../shared/language.tsx';
import { go, usePath } from '../../shared/route.tsx';
import { useDesk, useHeard } from '../desk.tsx';
import { useWords, type WordKey } from '../words.ts';

export interface AlertChoice {
  desktop: boolean;
  sound: boolean;
}

const OFF: AlertChoice = { desktop: false, sound: false };

/** What somebody chose on this device; nothing rings unless they asked for it. */
export const alertChoice = () => kept<AlertChoice>('desk-alerts', OFF);
export const chooseAlerts = (choice: AlertChoice) => keep('desk-alerts', choice);

/** Tells of new cases and messages while somebody looks elsewhere. Names no person and quotes nobody. */
export function useAlerts(): void {
  const say = useWords();
  const { me, counts } = useDesk();
  const path = usePath();
  const at = useRef(path);
  at.current = path;
  const tell = useCallback(
    (word: WordKey, about: string, link: string) => {
      const { desktop, sound } = alertChoice();
      const away = document.hidden || !document.hasFocus();
      if (sound) chime();
      if (!desktop || !away || globalThis.Notification?.permission !== 'granted') return;
      const notice = new Notification(say(word), { body: about, tag: about });
      notice.onclick = () => {
        window.focus();
        go(link);
        notice.close();
      };
    },
    [say],
  );
  useHeard(
    'case',
    useCallback(
      ({ case: row, kinds, by }: StreamEvents['case']) => {
        if (by?.id === me.person.id) return;
        if (row.offeredTo?.id === me.person.id) tell('alertOffered', row.reference, '/desk');
        else if (kinds.includes('case.opened') && row.state === 'queued')
          tell(row.urgent ? 'alertNewCaseUrgent' : 'alertNewCase', row.reference, '/desk');
      },
      [me.person.id, tell],
    ),
  );
  useHeard(
    'message',
    useCallback(
      ({ caseId, message, counts: { unread } }: StreamEvents['message']) => {
        const looking = !document.hidden && at.current.endsWith(caseId);
        if (message.role !== 'enterprise' || looking || unread === 0) return;
        tell('alertNewMessage', '', `/desk/cases/${caseId}`);
      },
      [tell],
    ),
  );
  useTitleCount(counts.unread);
}

/** Unread messages stand before the title of the tab. */
function useTitleCount(unread: number) {
  const { language } = useSpeech();
  useEffect(() => {
    void language;
    const bare = document.title.replace(/^\(\d+\) /, '');
    document.title = unread > 0 ? `(${unread}) ${bare}` : bare;
  }, [unread, language]);
}

let audio: AudioContext | undefined;

/** Two soft notes, made here: nothing is downloaded. */
function chime(): void {
  audio ??= new AudioContext();
  for (const [hertz, after] of [
    [660, 0],
    [880, 0.14],
  ] as const) {
    const note = audio.createOscillator();
    const volume = audio.createGain();
    const start = audio.currentTime + after;
    note.frequency.value = hertz;
    volume.gain.setValueAtTime(0.08, start);
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.5);
    note.connect(volume).connect(audio.destination);
    note.start(start);
    note.stop(start + 0.5);
  }
}
