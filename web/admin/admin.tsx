import { Spin } from 'antd';
import { Component, type ReactNode, Suspense } from 'react';
import { hasRole } from '../../accounts/roles.ts';
import { Nothing } from '../shared/empty.tsx';
import { usePath } from '../shared/route.tsx';
import { useSession } from '../shared/session.tsx';
import { useWords } from '../shared/words.ts';
import { Frame } from './frame/frame.tsx';
import { pageAt } from './pages.tsx';

/** The page `/admin`: its frame, and in it the screen that the address names. */
export function Admin() {
  return (
    <Frame>
      <Screen />
    </Frame>
  );
}

function Screen() {
  const path = usePath();
  const say = useWords();
  const { me } = useSession();
  const page = pageAt(path);
  if (!page) return <Nothing icon="search">{say('notFoundPage')}</Nothing>;
  if (!hasRole(me, page.roles)) return <Nothing icon="lock">{say('notAllowedPage')}</Nothing>;
  return (
    <Unloaded key={page.path} words={say('failedRead')}>
      <Suspense
        fallback={
          <div className="empty" role="status" aria-label={say('loading')}>
            <Spin />
          </div>
        }
      >
        <page.screen />
      </Suspense>
    </Unloaded>
  );
}

/** A screen whose code cannot be fetched (an update, no network) says so in its place; the frame stays. */
class Unloaded extends Component<{ words: string; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return <Nothing icon="alert">{this.props.words}</Nothing>;
  }
}
