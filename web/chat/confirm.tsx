import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useSpeech } from '../shared/language.tsx';

interface Props {
  open: boolean;
  text: string;
  yes: string;
  onYes(): void;
  onDone(): void;
}

/** A question that must be answered first. The browser's own dialog keeps the focus and gives it back. */
export function Confirm({ open, text, yes, onYes, onDone }: Props) {
  const { say } = useSpeech();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog ref={dialog} className="confirm" aria-label={yes} onClose={onDone}>
      <p>{text}</p>
      <div>
        <Button onClick={onDone}>{say('cancel')}</Button>
        <Button
          type="primary"
          onClick={() => {
            onDone();
            onYes();
          }}
        >
          {yes}
        </Button>
      </div>
    </dialog>
  );
}
