import type { ReactNode } from 'react';

/** A screen: its title, what one can do there, and its content below. */
export function Page(props: { title: ReactNode; acts?: ReactNode; bar?: ReactNode; children: ReactNode }) {
  return (
    <div className="page-frame">
      <header className="page-head">
        <h1>{props.title}</h1>
        {props.acts}
        {props.bar && <div className="page-bar">{props.bar}</div>}
      </header>
      <div className="page-body">{props.children}</div>
    </div>
  );
}
