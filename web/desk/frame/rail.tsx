import type { Counts } from '../../../desk/api.ts';
import { HOUSE_ROLES } from '../../shared/home.ts';
import { Rail, type RailPlace } from '../../shared/rail.tsx';
import { useSession } from '../../shared/session.tsx';
import { useWords } from '../words.ts';
import { placesFor } from './places.ts';
import { Presence } from './presence.tsx';

/** Where to go on the desk, and to the texts for those who keep them; below it one's own availability. */
export function DeskRail({ counts }: { counts: Counts }) {
  const say = useWords();
  const { me, is } = useSession();
  const waiting: Record<string, RailPlace['count']> = {
    queue: { of: counts.queue, label: say('waitingCount', { count: counts.queue }) },
    mine: { of: counts.unread, label: say('unreadCount', { count: counts.unread }), alarm: true },
  };
  const places: RailPlace[] = placesFor(me).map(({ name, path, word, icon, phone }) => ({
    path,
    label: say(word),
    icon,
    phone: name === 'me' ? 'only' : phone,
    ...(waiting[name] && { count: waiting[name] }),
  }));
  if (is(...HOUSE_ROLES.admin))
    places.push({ path: '/admin', label: say('navAdmin'), icon: 'brief', phone: false });
  return <Rail groups={[{ title: null, places }]} foot={is('adviser', 'volunteer') && <Presence />} />;
}
