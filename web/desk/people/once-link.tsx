import { Button, Input, Modal } from 'antd';
import type { Invited } from '../../../accounts/api.ts';
import { useCopy } from '../../chat/use-copy.ts';
import { useTimes } from '../../shared/times.ts';
import { useWords, type WordKey } from '../words.ts';

/** A one-time link to pass on, shown this once. */
export function OnceLink(props: { invited: Invited; word: WordKey; onDone(): void }) {
  const say = useWords();
  const { full } = useTimes();
  const { state, copy } = useCopy();
  const { link, person, mailed } = props.invited;
  return (
    <Modal open title={say(props.word)} footer={null} onCancel={props.onDone}>
      <p className="quiet">
        {say('linkOnce', { time: full(link.expiresAt), name: person.name })} {mailed && say('linkMailed')}
      </p>
      <Input.TextArea
        readOnly
        autoSize
        className="secret"
        aria-label={say(props.word)}
        value={link.url}
        onFocus={({ target }) => target.select()}
      />
      <div className="row-end">
        <Button type="primary" onClick={() => copy(link.url)}>
          {say(state === 'copied' ? 'copied' : 'copyLink')}
        </Button>
      </div>
    </Modal>
  );
}
