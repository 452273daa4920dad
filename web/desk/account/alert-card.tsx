import { Switch } from 'antd';
import { useState } from 'react';
import { type AlertChoice, alertChoice, chooseAlerts } from '../frame/use-alerts.ts';
import { useWords } from '../words.ts';

/** Whether this device rings and shows notices; the browser is asked only when somebody wants them. */
export function AlertCard() {
  const say = useWords();
  const [choice, setChoice] = useState(alertChoice);
  const [blocked, setBlocked] = useState(() => globalThis.Notification?.permission === 'denied');
  const choose = (part: Partial<AlertChoice>) => {
    const next = { ...alertChoice(), ...part };
    setChoice(next);
    chooseAlerts(next);
  };
  const desktop = async (wanted: boolean) => {
    const granted = wanted && (await globalThis.Notification?.requestPermission()) === 'granted';
    setBlocked(wanted && !granted);
    choose({ desktop: granted });
  };
  return (
    <section className="card switches">
      <h2>{say('alerts')}</h2>
      <p>{say('alertHint')}</p>
      <label htmlFor="alert-desktop">
        <span>
          {say('alertDesktop')}
          {blocked && <small role="status"> {say('alertDesktopBlocked')}</small>}
        </span>
        <Switch id="alert-desktop" checked={choice.desktop} onChange={desktop} />
      </label>
      <label htmlFor="alert-sound">
        <span>{say('alertSound')}</span>
        <Switch id="alert-sound" checked={choice.sound} onChange={(sound) => choose({ sound })} />
      </label>
    </section>
  );
}
