import { Button } from 'antd';
import { type ChangeEvent, useRef, useState } from 'react';
import type { OwnCase } from '../../desk/own-case.ts';
import { Icon } from '../shared/icon.tsx';
import { localeOf, useSpeech } from '../shared/language.tsx';
import { Confirm } from './confirm.tsx';
import type { OwnCaseState } from './use-own-case.ts';

/** What may be sent: the server looks at the content itself. */
const ACCEPT = 'image/png,image/jpeg,image/gif,image/webp,application/pdf,.docx';

interface Props {
  own: OwnCaseState;
  /** Sends files; gives the words of a refusal, or null. */
  onFiles(files: File[]): Promise<string | null>;
}

/** Where one's case stands: its number, who has it or how long the queue is, and what can be done with it. */
export function CaseBar({ own: { held, act }, onFiles }: Props) {
  const { say } = useSpeech();
  const [asking, setAsking] = useState(false);
  if (!held) return null;
  const open = held.state !== 'closed';
  const reopenable = !open && held.reopenUntil !== null && Date.now() < Date.parse(held.reopenUntil);
  if (!open && !reopenable) return null;
  return (
    <section className="case-bar" aria-label={say('caseStatus')} data-state={held.state}>
      <p role="status">
        <b>{held.reference}</b> <Standing held={held} />
      </p>
      <div>
        {open && <Files onFiles={onFiles} />}
        {open ? (
          <Button size="small" type="text" onClick={() => setAsking(true)}>
            {say('caseWithdraw')}
          </Button>
        ) : (
          <Button size="small" onClick={() => act('reopen')}>
            {say('caseReopen')}
          </Button>
        )}
      </div>
      <Confirm
        open={asking}
        text={say('caseWithdrawAsk')}
        yes={say('caseWithdraw')}
        onYes={() => void act('withdraw')}
        onDone={() => setAsking(false)}
      />
    </section>
  );
}

function Standing({ held }: { held: OwnCase }) {
  const { say, language } = useSpeech();
  const { state, adviser, ahead, promiseAt } = held;
  if (state === 'closed') return <span>{say('caseClosed')}</span>;
  if (adviser)
    return <span>{say(state === 'waiting' ? 'caseYourTurn' : 'caseWith', { name: adviser })}</span>;
  const by = promiseAt && new Date(promiseAt).toLocaleString(localeOf(language), SHORT);
  return (
    <span>
      {ahead ? say('caseAhead', { ahead }) : say('caseNextUp')} {by && say('caseBy', { time: by })}
    </span>
  );
}

/** The promise is made in the centre's time. */
const SHORT = {
  timeZone: 'Asia/Shanghai',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
} as const;

function Files({ onFiles }: Pick<Props, 'onFiles'>) {
  const { say } = useSpeech();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const chosen = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(target.files ?? [])];
    target.value = '';
    if (files.length === 0) return;
    setBusy(true);
    setProblem(await onFiles(files));
    setBusy(false);
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={ACCEPT}
        multiple
        hidden
        onChange={chosen}
        aria-label={say('caseFile')}
      />
      <Button
        size="small"
        loading={busy}
        icon={<Icon name="attach" size={16} />}
        title={say('caseFileHint')}
        onClick={() => input.current?.click()}
      >
        {say('caseFile')}
      </Button>
      {problem !== null && <span role="alert">{problem || say('notSent')}</span>}
    </>
  );
}
