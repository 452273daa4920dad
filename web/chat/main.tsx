import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { AppearanceProvider } from '../shared/appearance.tsx';
import { DesignProvider } from '../shared/design.tsx';
import { LanguageProvider } from '../shared/language.tsx';
import { App } from './app.tsx';
import { Safeguard } from './safeguard.tsx';
import './styles/base.css';
import './styles/frame.css';
import './styles/welcome.css';
import './styles/messages.css';
import './styles/typing.css';
import './styles/answer.css';
import './styles/case-bar.css';
import './styles/person.css';
import './styles/rating.css';
import './styles/sources.css';
import './styles/panel.css';
import './styles/composer.css';
import './styles/print.css';

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <LanguageProvider>
      <AppearanceProvider>
        <DesignProvider>
          <Safeguard>
            <App />
          </Safeguard>
        </DesignProvider>
      </AppearanceProvider>
    </LanguageProvider>
  </StrictMode>,
);
