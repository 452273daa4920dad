import { Modal } from 'antd';
import { Fragment, useState } from 'react';
import { go } from '../../shared/route.tsx';
import { useKeys } from '../../shared/use-keys.ts';
import type { WordKey } from '../words.ts';
import { useWords } from '../words.ts';

const GROUPS: { title: WordKey; keys: [string, WordKey][] }[] = [
  {
    title: 'keysEverywhere',
    keys: [
      ['?', 'keyHelp'],
      ['g q', 'keyGoQueue'],
      ['g m', 'keyGoMine'],
      ['g w', 'keyGoWall'],
    ],
  },
  {
    title: 'keysQueue',
    keys: [
      ['j', 'keyDown'],
      ['k', 'keyUp'],
      ['Enter', 'keyOpen'],
      ['c', 'keyClaim'],
    ],
  },
  {
    title: 'keysCase',
    keys: [
      ['r', 'keyReply'],
      ['n', 'keyNote'],
      ['b', 'keyBrief'],
      ['s', 'keySearch'],
      ['d', 'keyDraft'],
      [']', 'keyNextCase'],
      ['/', 'keyCanned'],
      ['Ctrl Enter', 'keySend'],
    ],
  },
];

/** The keys that work everywhere, and the list of all that there are. */
export function Shortcuts() {
  const say = useWords();
  const [open, setOpen] = useState(false);
  useKeys({
    '?': () => setOpen(true),
    'g q': () => go('/desk'),
    'g m': () => go('/desk/cases'),
    'g w': () => go('/desk/wall'),
  });
  return (
    <Modal open={open} onCancel={() => setOpen(false)} footer={null} title={say('shortcuts')} width={460}>
      {GROUPS.map(({ title, keys }) => (
        <section key={title} className="keys">
          <h3>{say(title)}</h3>
          <dl>
            {keys.map(([key, word]) => (
              <Fragment key={key}>
                <dt>
                  {key.split(' ').map((one) => (
                    <kbd key={one}>{one}</kbd>
                  ))}
                </dt>
                <dd>{say(word)}</dd>
              </Fragment>
            ))}
          </dl>
        </section>
      ))}
    </Modal>
  );
}
