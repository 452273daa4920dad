import { Component, type ReactNode } from 'react';
import { useSpeech } from '../shared/language.tsx';

/** Whatever breaks while drawing, the reader is told, and the draft and the conversation are a reload away. */
export class Safeguard extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const { say } = useSpeech();
  return (
    <div className="plain" role="alert">
      <p>{say('broken')}</p>
      <button type="button" onClick={() => location.reload()}>
        {say('reload')}
      </button>
    </div>
  );
}
