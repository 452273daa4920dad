import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Empty } from '../../shared/empty.tsx';
import { Icon } from '../../shared/icon.tsx';
import { useTimes } from '../../shared/times.ts';
import { useWords } from '../../shared/words.ts';
import type { Read } from './use-read.ts';

/** Shows what was read: before it is there, that it is being read or why not; when it is not current, since when. */
export function Shown<Data>({ read, children }: { read: Read<Data>; children(data: Data): ReactNode }) {
  const say = useWords();
  const { clock } = useTimes();
  const { data, problem, at, renew } = read;
  if (data === null) return <Empty fetched={read} />;
  return (
    <>
      {problem && at !== null && (
        <p className="not-fresh" role="status">
          <Icon name="alert" size={16} />
          <span>{say('notFresh', { time: clock(at) })}</span>
          <Button size="small" onClick={renew}>
            {say('againRead')}
          </Button>
        </p>
      )}
      {children(data)}
    </>
  );
}
