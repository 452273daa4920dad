import { App as AntApp } from 'antd';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Safeguard } from '../chat/safeguard.tsx';
import { AppearanceProvider } from '../shared/appearance.tsx';
import { DesignProvider } from '../shared/design.tsx';
import { LanguageProvider } from '../shared/language.tsx';
import { SessionGate } from '../shared/session.tsx';
import { Admin } from './admin.tsx';
import { FRAME_WORDS } from './words/frame.ts';
import '../chat/styles/base.css';
import '../chat/styles/sources.css';
import '../shared/styles/base.css';
import '../shared/styles/frame.css';
import '../shared/styles/rail.css';
import '../shared/styles/rail-phone.css';
import '../shared/styles/account.css';
import './frame/frame.css';

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <LanguageProvider title={FRAME_WORDS.adminTitle}>
      <AppearanceProvider>
        <DesignProvider dense>
          <AntApp component={false}>
            <Safeguard>
              <SessionGate>
                <Admin />
              </SessionGate>
            </Safeguard>
          </AntApp>
        </DesignProvider>
      </AppearanceProvider>
    </LanguageProvider>
  </StrictMode>,
);
