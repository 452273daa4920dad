import { lazy, Suspense, useCallback, useState } from 'react';
import { useSpeech } from '../shared/language.tsx';
import { Composer } from './composer.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { Conversation } from './conversation.tsx';
import { FinePrint } from './fine-print.tsx';
import { Header } from './header.tsx';
import type { Opened } from './panel.tsx';
import { PrivacyBrief } from './privacy-brief.tsx';
import { useChat } from './use-chat.ts';

const Panel = lazy(() => import('./panel.tsx'));

/** The page: header, conversation, and the dock one writes in. */
export function App() {
  const { say, language } = useSpeech();
  const chat = useChat(language);
  const { opened, open, show, hide, forget } = usePanel();
  const centre = chat.centre ?? say('centre');
  const fresh = chat.settled && chat.transcript.said.length === 0 && chat.transcript.outbox.length === 0;
  const askPerson = () => chat.send(say('personMessage'));
  return (
    <div className="page">
      <a className="skip" href="#question">
        {say('skip')}
      </a>
      <Header centre={chat.centre} onPerson={askPerson} onStartOver={chat.startOver} fresh={fresh} />
      <Conversation chat={chat} fresh={fresh} onOpen={show} onPerson={askPerson} />
      <footer className="dock">
        <ConnectionBanner state={chat.state} lost={chat.lost} />
        {fresh && <PrivacyBrief centre={centre} onRead={() => show({ kind: 'privacy' })} />}
        <Composer onSend={chat.send} />
        <FinePrint onPrivacy={() => show({ kind: 'privacy' })} />
      </footer>
      {opened && (
        <Suspense fallback={null}>
          <Panel opened={opened} open={open} centre={centre} onClose={hide} onClosed={forget} />
        </Suspense>
      )}
    </div>
  );
}

/** What is open beside the conversation; it keeps its content while it slides away. */
function usePanel() {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [open, setOpen] = useState(false);
  return {
    opened,
    open,
    show: useCallback((what: Opened) => {
      setOpened(what);
      setOpen(true);
    }, []),
    hide: useCallback(() => setOpen(false), []),
    forget: useCallback(() => setOpened(null), []),
  };
}
