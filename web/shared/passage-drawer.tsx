import { Drawer } from 'antd';
import type { CitationSnapshot } from '../../knowledge/passage.ts';
import { PassagePanel } from '../chat/passage-panel.tsx';
import { wrapFocus } from '../chat/wrap-focus.ts';
import { Icon } from './icon.tsx';
import { useMedia } from './media.ts';
import { useWords } from './words.ts';

/** The cited text where it stands, with whether it holds today; over everything else. */
export function PassageDrawer({ citation, onClose }: { citation: CitationSnapshot | null; onClose(): void }) {
  const say = useWords();
  const narrow = useMedia('(max-width: 640px)');
  return (
    <Drawer
      open={citation !== null}
      title={say('panelTitle')}
      size={narrow ? '100%' : 560}
      rootClassName="panel"
      closable={{ placement: 'end', 'aria-label': say('close'), closeIcon: <Icon name="close" /> }}
      onClose={onClose}
      onKeyDown={wrapFocus}
      destroyOnHidden
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard */}
      <section className="panel-scroll" aria-label={say('panelTitle')} tabIndex={0}>
        {citation && <PassagePanel key={`${citation.passageId}-${citation.quote}`} citation={citation} />}
      </section>
    </Drawer>
  );
}
