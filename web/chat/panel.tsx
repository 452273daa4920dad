import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { Icon } from '../shared/icon.tsx';
import { useSpeech } from '../shared/language.tsx';
import { useNarrow } from '../shared/media.ts';
import { BriefPanel } from './brief-panel.tsx';
import { PassagePanel } from './passage-panel.tsx';
import { PrivacyPanel } from './privacy-panel.tsx';
import type { Citation } from './received.ts';
import { wrapFocus } from './wrap-focus.ts';

/** What is open beside the conversation. */
export type Opened =
  | { kind: 'citation'; citation: Citation; position: number }
  | { kind: 'privacy' }
  | { kind: 'brief' };

export type PanelView = (props: Props) => ReactNode;

interface Props {
  opened: Opened;
  open: boolean;
  centre: string;
  onClose(): void;
  onClosed(): void;
}

const TITLES = { privacy: 'privacy', brief: 'briefOpen' } as const;

/** A sheet over the conversation, loaded when first opened; keeps the focus and gives it back. */
export function Panel({ opened, open, centre, onClose, onClosed }: Props) {
  const { say } = useSpeech();
  const narrow = useNarrow();
  const title =
    opened.kind === 'citation' ? `${say('panelTitle')} [${opened.position}]` : say(TITLES[opened.kind]);
  return (
    <Drawer
      open={open}
      title={title}
      size={narrow ? '100%' : 560}
      rootClassName="panel"
      closable={{ placement: 'end', 'aria-label': say('close'), closeIcon: <Icon name="close" /> }}
      onClose={onClose}
      onKeyDown={wrapFocus}
      afterOpenChange={(isOpen) => isOpen || onClosed()}
      destroyOnHidden
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard; the focus wraps at it */}
      <section className="panel-scroll" aria-label={title} tabIndex={0}>
        {opened.kind === 'brief' ? (
          <BriefPanel onDone={onClose} />
        ) : opened.kind === 'privacy' ? (
          <PrivacyPanel centre={centre} />
        ) : (
          <PassagePanel
            key={`${opened.citation.passageId}-${opened.citation.quote}`}
            citation={opened.citation}
          />
        )}
      </section>
    </Drawer>
  );
}
