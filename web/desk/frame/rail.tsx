import type { Counts } from '../../../desk/api.ts';
import { Icon } from '../../shared/icon.tsx';
import { Milestone } from '../../shared/milestone.tsx';
import { Link, usePath } from '../../shared/route.tsx';
import { useSession } from '../session.tsx';
import { useWords } from '../words.ts';
import { LanguageButton, LookButton } from './look-button.tsx';
import { PLACES, placesFor } from './places.ts';
import { Presence } from './presence.tsx';

/** Where to go, with what waits there; below it one's own availability. On a phone it lies at the foot. */
export function Rail({ counts }: { counts: Counts }) {
  const say = useWords();
  const { me, view, is } = useSession();
  return (
    <header className="rail">
      <div className="rail-brand">
        <Milestone size={28} />
        <span>
          <b>{say('product')}</b>
          <small>{say('deskName')}</small>
        </span>
      </div>
      <nav aria-label={say('navigation')}>
        <ul>
          {placesFor(me)
            .filter(({ name }) => name !== 'me')
            .map((place) => (
              <RailLink key={place.name} place={place} counts={counts} />
            ))}
          <li className="rail-phone">
            <RailAnchor place={PLACES.find(({ name }) => name === 'me')!} />
          </li>
        </ul>
      </nav>
      <div className="rail-foot">
        {is('adviser', 'volunteer') && <Presence />}
        <Link className="rail-me" href="/desk/me" title={say('navMe')}>
          <span className="initial" aria-hidden="true">
            {[...me.name][0]}
          </span>
          <span className="rail-word">{me.name}</span>
          {!view.secondFactor && view.password && <i className="rail-dot" title={say('factorOff')} />}
        </Link>
        <div className="rail-tools">
          <LookButton />
          <LanguageButton />
        </div>
      </div>
    </header>
  );
}

type Place = (typeof PLACES)[number];

function RailLink({ place, counts }: { place: Place; counts: Counts }) {
  const say = useWords();
  const waiting = place.name === 'queue' ? counts.queue : place.name === 'mine' ? counts.unread : 0;
  const label = say(place.name === 'queue' ? 'waitingCount' : 'unreadCount', { count: waiting });
  return (
    <li data-phone={place.phone || undefined}>
      <RailAnchor place={place}>
        {waiting > 0 && (
          <span className="count fades" data-tone={place.name === 'mine' ? 'alarm' : undefined}>
            <span aria-hidden="true">{waiting > 99 ? '99+' : waiting}</span>
            <span className="unseen">{label}</span>
          </span>
        )}
      </RailAnchor>
    </li>
  );
}

function RailAnchor({ place, children }: { place: Place; children?: React.ReactNode }) {
  const say = useWords();
  const path = usePath();
  const here = place.path === '/desk' ? path === '/desk' : path.startsWith(place.path);
  return (
    <Link href={place.path} aria-current={here ? 'page' : undefined} title={say(place.word)}>
      <Icon name={place.icon} size={20} />
      <span className="rail-word">{say(place.word)}</span>
      {children}
    </Link>
  );
}
