import { Drawer } from 'antd';
import { useRef, useState } from 'react';
import type { CitationSnapshot } from '../../../knowledge/passage.ts';
import { Empty, Nothing } from '../../shared/empty.tsx';
import { Icon } from '../../shared/icon.tsx';
import { useMedia } from '../../shared/media.ts';
import { PassageDrawer } from '../../shared/passage-drawer.tsx';
import { Link } from '../../shared/route.tsx';
import { useKeys } from '../../shared/use-keys.ts';
import { useWords } from '../words.ts';
import { Composer, type ComposerHandle } from '../write/composer.tsx';
import { CaseHead } from './case-head.tsx';
import { Side, type SideTab } from './side.tsx';
import { Talk } from './talk.tsx';
import { useCase } from './use-case.ts';

/** One case: the conversation, and beside it all there is to know and to do. */
export function CaseScreen({ id }: { id: string }) {
  const say = useWords();
  const open = useCase(id);
  const wide = useMedia('(min-width: 1240px)');
  const [tab, setTab] = useState<SideTab>('brief');
  const [sideShown, setSideShown] = useState(false);
  const [passage, setPassage] = useState<CitationSnapshot | null>(null);
  const composer = useRef<ComposerHandle>(null);
  const show = (next: SideTab) => {
    setTab(next);
    setSideShown(true);
  };
  useKeys({
    r: () => composer.current?.write('reply'),
    n: () => composer.current?.write('note'),
    d: () => composer.current?.draft(),
    b: () => show('brief'),
    s: () => show('search'),
  });
  const detail = open.data;
  if (open.gone || open.problem?.status === 403 || open.problem?.status === 404)
    return (
      <Nothing icon="lock">
        <b>{say('caseGone')}</b>
        <Link href="/desk/cases">{say('navMine')}</Link>
      </Nothing>
    );
  if (!detail) return <Empty fetched={open} />;
  const side = (
    <Side
      detail={detail}
      tab={tab}
      onTab={setTab}
      onOpen={setPassage}
      onInsert={(text) => {
        composer.current?.insert(text);
        setSideShown(false);
      }}
      onChanged={open.renew}
    />
  );
  return (
    <>
      <section className="case-screen" aria-label={say('caseHeading', { reference: detail.case.reference })}>
        <CaseHead
          detail={detail}
          onChanged={open.renew}
          onLeft={open.leave}
          onSide={wide ? null : () => setSideShown(true)}
        />
        <Talk open={open} detail={detail} onOpen={setPassage} />
        <Composer
          ref={composer}
          key={id}
          detail={detail}
          onSaid={open.took}
          onNoted={open.renew}
          onOpen={setPassage}
        />
      </section>
      {wide ? (
        <aside className="side" aria-label={say('sidePanel')}>
          {side}
        </aside>
      ) : (
        <Drawer
          open={sideShown}
          onClose={() => setSideShown(false)}
          size={Math.min(440, window.innerWidth)}
          title={detail.case.reference}
          rootClassName="side-drawer"
          closable={{ placement: 'end', 'aria-label': say('close'), closeIcon: <Icon name="close" /> }}
        >
          {side}
        </Drawer>
      )}
      <PassageDrawer citation={passage} onClose={() => setPassage(null)} />
    </>
  );
}
