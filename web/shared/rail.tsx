import { Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { homeHere } from './home.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';
import { LanguageButton, LookButton } from './look-button.tsx';
import { Milestone } from './milestone.tsx';
import { go, Link, usePath } from './route.tsx';
import { useSession } from './session.tsx';
import { useWords } from './words.ts';

/** A place to go to. */
export interface RailPlace {
  path: string;
  label: string;
  icon: IconName;
  /** Whether it stands in the bar of a phone, or only there; the others are under "more" on a phone. */
  phone: boolean | 'only';
  /** What waits there, and in words. */
  count?: { of: number; label: string; alarm?: boolean };
}

export interface RailGroup {
  /** Heading; null: none. */
  title: string | null;
  places: readonly RailPlace[];
}

/** Where to go, with what waits there; below it one's own account. On a phone it lies at the foot. */
export function Rail({ groups, foot }: { groups: readonly RailGroup[]; foot?: ReactNode }) {
  const say = useWords();
  const more = groups.flatMap(({ places }) => places).filter(({ phone }) => !phone);
  return (
    <header className="rail">
      <div className="rail-brand">
        <Milestone size={28} />
        <span>
          <b>{say('product')}</b>
          <small>{say(`${homeHere()}Name`)}</small>
        </span>
      </div>
      <nav aria-label={say('navigation')}>
        {groups.map(({ title, places }) => (
          <div className="rail-group" key={title ?? ''}>
            {title && <h2>{title}</h2>}
            <ul>
              {places.map((place) => (
                <li key={place.path} data-phone={place.phone === 'only' ? 'only' : place.phone || undefined}>
                  <RailAnchor place={place} />
                </li>
              ))}
            </ul>
          </div>
        ))}
        {more.length > 0 && <More places={more} />}
      </nav>
      <div className="rail-foot">
        {foot}
        <Account />
      </div>
    </header>
  );
}

function RailAnchor({ place }: { place: RailPlace }) {
  const path = usePath();
  return (
    <HouseLink
      href={place.path}
      aria-current={isHere(place.path, path) ? 'page' : undefined}
      title={place.label}
    >
      <Icon name={place.icon} size={20} />
      <span className="rail-word">{place.label}</span>
      {place.count && place.count.of > 0 && (
        <span className="count fades" data-tone={place.count.alarm ? 'alarm' : undefined}>
          <span aria-hidden="true">{place.count.of > 99 ? '99+' : place.count.of}</span>
          <span className="unseen">{place.count.label}</span>
        </span>
      )}
    </HouseLink>
  );
}

/** The rest of the places on a phone, where there is room for a few only. */
function More({ places }: { places: readonly RailPlace[] }) {
  const say = useWords();
  const path = usePath();
  return (
    <div className="rail-more">
      <Dropdown
        trigger={['click']}
        placement="topRight"
        menu={{
          items: places.map(({ path: key, label, icon }) => ({ key, label, icon: <Icon name={icon} /> })),
          onClick: ({ key }) => leadTo(key),
        }}
      >
        <button
          type="button"
          className="plain-button"
          aria-current={places.some((place) => isHere(place.path, path)) ? 'page' : undefined}
        >
          <Icon name="more" size={20} />
          <span className="rail-word">{say('more')}</span>
        </button>
      </Dropdown>
    </div>
  );
}

function Account() {
  const say = useWords();
  const { me, view } = useSession();
  return (
    <>
      <HouseLink className="rail-me" href="/desk/me" title={say('navMe')}>
        <span className="initial" aria-hidden="true">
          {[...me.name][0]}
        </span>
        <span className="rail-word">{me.name}</span>
        {!view.secondFactor && view.password && <i className="rail-dot" title={say('factorOff')} />}
      </HouseLink>
      <div className="rail-tools">
        <LookButton />
        <LanguageButton />
      </div>
    </>
  );
}

/** A link that loads the other page of the house, and stays within this one. */
export function HouseLink(props: React.ComponentProps<'a'> & { href: string }) {
  return within(props.href) ? <Link {...props} /> : <a {...props}>{props.children}</a>;
}

function leadTo(path: string): void {
  if (within(path)) go(path);
  else location.assign(path);
}

const within = (path: string) => path === `/${homeHere()}` || path.startsWith(`/${homeHere()}/`);

function isHere(place: string, path: string): boolean {
  return path === place || (place !== `/${homeHere()}` && path.startsWith(`${place}/`));
}
