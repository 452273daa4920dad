import { App as AntApp } from 'antd';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Safeguard } from '../chat/safeguard.tsx';
import { AppearanceProvider } from '../shared/appearance.tsx';
import { DesignProvider } from '../shared/design.tsx';
import { LanguageProvider } from '../shared/language.tsx';
import { SessionGate } from '../shared/session.tsx';
import { DeskProvider } from './desk.tsx';
import { Frame } from './frame/frame.tsx';
import { Pages } from './pages.tsx';
import { FRAME_WORDS } from './words/frame.ts';
import '../chat/styles/base.css';
import '../chat/styles/answer.css';
import '../chat/styles/sources.css';
import '../chat/styles/panel.css';
import '../shared/styles/base.css';
import '../shared/styles/frame.css';
import '../shared/styles/rail.css';
import '../shared/styles/rail-phone.css';
import '../shared/styles/account.css';
import './styles/list.css';
import './styles/case.css';
import './styles/talk.css';
import './styles/write.css';
import './styles/side.css';
import './styles/legal-aid.css';
import './styles/people.css';
import './styles/wall.css';

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <LanguageProvider title={FRAME_WORDS.deskTitle}>
      <AppearanceProvider>
        <DesignProvider dense>
          <AntApp component={false}>
            <Safeguard>
              <SessionGate>
                <DeskProvider>
                  <Frame>
                    <Pages />
                  </Frame>
                </DeskProvider>
              </SessionGate>
            </Safeguard>
          </AntApp>
        </DesignProvider>
      </AppearanceProvider>
    </LanguageProvider>
  </StrictMode>,
);
