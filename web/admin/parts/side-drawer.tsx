import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { wrapFocus } from '../../chat/wrap-focus.ts';
import { Icon } from '../../shared/icon.tsx';
import { useMedia } from '../../shared/media.ts';
import { useWords } from '../../shared/words.ts';

interface Props {
  open: boolean;
  title: string;
  width?: number;
  onClose(): void;
  children: ReactNode;
}

/** Something in full beside the list it stands in. */
export function SideDrawer({ open, title, width = 760, onClose, children }: Props) {
  const say = useWords();
  const narrow = useMedia(`(max-width: ${width + 60}px)`);
  return (
    <Drawer
      open={open}
      title={title}
      size={narrow ? '100%' : width}
      closable={{ placement: 'end', 'aria-label': say('close'), closeIcon: <Icon name="close" /> }}
      onClose={onClose}
      onKeyDown={wrapFocus}
      destroyOnHidden
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard */}
      <section className="side-drawer" aria-label={title} tabIndex={0}>
        {children}
      </section>
    </Drawer>
  );
}
