import { Button } from 'antd';
import { useSpeech } from '../shared/language.tsx';

/** Always in sight: a machine writes the answers, and what happens to the data. */
export function FinePrint({ onPrivacy }: { onPrivacy(): void }) {
  const { say } = useSpeech();
  return (
    <p className="fine-print">
      <span>{say('aiLabel')}</span>
      <Button type="link" size="small" aria-haspopup="dialog" onClick={onPrivacy}>
        {say('privacy')}
      </Button>
      <Button type="link" size="small" className="fine-print-tool" onClick={() => window.print()}>
        {say('print')}
      </Button>
    </p>
  );
}
