import { Button, Spin } from 'antd';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';
import type { Fetched } from './use-fetched.ts';
import { useWords } from './words.ts';

/** While there is nothing to show yet: reading, or could not be read, and how to try again. */
export function Empty({ fetched, whole = false }: { fetched: Fetched<unknown>; whole?: boolean }) {
  const say = useWords();
  const { problem, renew } = fetched;
  return (
    <div className="empty" data-whole={whole || undefined}>
      {problem ? (
        <>
          <p role="alert">
            {say(problem.status === 403 ? 'notAllowedPage' : 'failedRead')}
            {problem.message && problem.status !== 403 && <span>{problem.message}</span>}
          </p>
          {problem.status !== 403 && (
            <Button size="small" icon={<Icon name="reload" size={15} />} onClick={renew}>
              {say('againRead')}
            </Button>
          )}
        </>
      ) : (
        <div role="status" aria-label={say('loading')}>
          <Spin />
        </div>
      )}
    </div>
  );
}

/** Nothing here, and that is fine: a drawing, a sentence, perhaps what to do. */
export function Nothing({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <div className="nothing">
      <Icon name={icon} size={36} />
      <div>{children}</div>
    </div>
  );
}
