import type { ReactNode } from 'react';
import { Icon } from '../../shared/icon.tsx';
import { Link } from '../../shared/route.tsx';

/** The title of something that stands in a list, with the way back there. */
export function BackTitle(props: { href: string; back: string; children: ReactNode }) {
  return (
    <>
      <Link className="back-link" href={props.href} aria-label={props.back} title={props.back}>
        <Icon name="back" size={17} />
      </Link>
      {props.children}
    </>
  );
}
