import { Button, Input, Popover } from 'antd';
import { useState } from 'react';
import type { AbsenceBody, AvailabilityBody, Member } from '../../../desk/api.ts';
import { systemClock, today } from '../../../src/base/time.ts';
import { call } from '../../shared/api.ts';
import { useDoing } from '../../shared/use-doing.ts';
import { useDesk } from '../desk.tsx';
import { useWords } from '../words.ts';

export type PresenceState = 'available' | 'busy' | 'absent' | 'offline';

/** How a member stands: absent goes before what they said, offline before both. */
export function presenceOf({ available, online, absences }: Member, self = false): PresenceState {
  const day = today(systemClock);
  if (absences.some(({ from, to }) => from <= day && day <= to)) return 'absent';
  if (!online && !self) return 'offline';
  return available ? 'available' : 'busy';
}

/** One's own availability, and how to change it. */
export function Presence() {
  const say = useWords();
  const [open, setOpen] = useState(false);
  const { me } = useDesk();
  const state = presenceOf(me.member, true);
  const absence = me.member.absences.find(
    ({ from, to }) => from <= today(systemClock) && today(systemClock) <= to,
  );
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="rightBottom"
      content={<Choices state={state} onDone={() => setOpen(false)} />}
    >
      <button
        type="button"
        className="presence"
        data-state={state}
        aria-haspopup="dialog"
        aria-expanded={open}
        title={`${say('presence')}: ${say(`presence_${state}`)}`}
      >
        <i aria-hidden="true" />
        <span className="rail-word">
          {say(`presence_${state}`)}
          {absence && <small>{say('presenceUntil', { time: absence.to })}</small>}
        </span>
      </button>
    </Popover>
  );
}

function Choices({ state, onDone }: { state: PresenceState; onDone(): void }) {
  const say = useWords();
  const { me, reloadMe } = useDesk();
  const [busy, doing] = useDoing();
  const [until, setUntil] = useState('');
  const day = today(systemClock);
  const change = async (act: () => Promise<unknown>) => {
    if (await doing(act)) {
      reloadMe();
      onDone();
    }
  };
  const present = async (available: boolean) => {
    for (const { id, from, to } of me.member.absences)
      if (from <= day && day <= to) await call('DELETE', `/api/desk/me/absences/${id}`);
    const body: AvailabilityBody = { available };
    await call<Member>('PUT', '/api/desk/me/availability', body);
  };
  const away = (): Promise<Member> => {
    const body: AbsenceBody = { from: day, to: until, reason: '' };
    return call<Member>('POST', '/api/desk/me/absences', body);
  };
  return (
    <fieldset className="presence-choices" aria-label={say('presence')}>
      {(['available', 'busy'] as const).map((choice) => (
        <button
          key={choice}
          type="button"
          className="presence"
          data-state={choice}
          aria-pressed={state === choice}
          disabled={busy}
          onClick={() => change(() => present(choice === 'available'))}
        >
          <i aria-hidden="true" />
          <span>
            {say(`presence_${choice}`)}
            <small>{say(`presenceHint_${choice}`)}</small>
          </span>
        </button>
      ))}
      <div className="presence" data-state="absent">
        <i aria-hidden="true" />
        <span>
          {say('presence_absent')}
          <small>{say('presenceHint_absent')}</small>
        </span>
      </div>
      <div className="presence-until">
        <Input
          size="small"
          type="date"
          min={day}
          value={until}
          aria-label={say('absentUntil')}
          onChange={({ target }) => setUntil(target.value)}
        />
        <Button size="small" disabled={!until || busy} onClick={() => change(away)}>
          {say('absentSet')}
        </Button>
      </div>
    </fieldset>
  );
}
