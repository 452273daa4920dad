import { useSpeech } from '../shared/language.tsx';
import { CaseBar } from './case-bar.tsx';
import { Composer } from './composer.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { Conversation } from './conversation.tsx';
import { FinePrint } from './fine-print.tsx';
import { Header } from './header.tsx';
import { PrivacyBrief } from './privacy-brief.tsx';
import { useChat } from './use-chat.ts';
import { useOwnCase } from './use-own-case.ts';
import { usePanel } from './use-panel.ts';
import { useTypingMark } from './use-typing-mark.ts';

/** The page: header, conversation, and the dock one writes in. */
export function App() {
  const { say, language } = useSpeech();
  const chat = useChat(language);
  const panel = usePanel();
  const ready = chat.state === 'online' && chat.settled;
  const own = useOwnCase(chat.transcript, ready);
  const showTyping = useTypingMark(chat);
  const { show } = panel;
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
        <ConnectionBanner state={chat.state} lost={chat.lost} stuck={panel.failed} />
        {fresh && <PrivacyBrief centre={centre} onRead={() => show({ kind: 'privacy' })} />}
        <CaseBar own={own} onFiles={chat.attach} />
        <Composer onSend={chat.send} onTyping={showTyping} />
        <FinePrint onPrivacy={() => show({ kind: 'privacy' })} />
      </footer>
      {panel.opened && (
        <panel.View
          opened={panel.opened}
          open={panel.open}
          centre={centre}
          onClose={panel.hide}
          onClosed={panel.forget}
        />
      )}
    </div>
  );
}
