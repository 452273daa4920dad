import { Button, Input, Select } from 'antd';
import type { FieldValue } from '../../../../knowledge/metadata-fields.ts';
import { Icon } from '../../../shared/icon.tsx';
import { useTable } from '../../../shared/language.tsx';
import { useWords } from '../../../shared/words.ts';
import { DRAFT_WORDS } from '../../words/draft.ts';

const CHANNELS = ['phone', 'page', 'email', 'address'] as const;

/** Ways to reach an office, one a line. */
export function ChannelsControl({ value, onValue }: { value: unknown; onValue(value: unknown): void }) {
  const say = useWords();
  const word = useTable(DRAFT_WORDS);
  const channels = Array.isArray(value) ? (value as FieldValue<'channels'>) : [];
  const put = (at: number, part: Partial<FieldValue<'channels'>[number]>) =>
    onValue(channels.map((one, i) => (i === at ? { ...one, ...part } : one)));
  return (
    <div className="channels">
      {channels.map((channel, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a way to reach an office has no identity but its place
        <div className="row" key={at}>
          <Select
            aria-label={say('edit')}
            style={{ width: 96 }}
            value={channel.kind}
            onChange={(kind) => put(at, { kind })}
            options={CHANNELS.map((kind) => ({ value: kind, label: word(`channel_${kind}`) }))}
          />
          <Input
            style={{ flex: 1 }}
            aria-label={word(`channel_${channel.kind}`)}
            value={channel.value}
            onChange={({ target }) => put(at, { value: target.value })}
          />
          <Button
            type="text"
            aria-label={say('remove')}
            icon={<Icon name="close" size={15} />}
            onClick={() => onValue(channels.filter((_, i) => i !== at))}
          />
        </div>
      ))}
      <Button size="small" onClick={() => onValue([...channels, { kind: 'phone', value: '' }])}>
        {say('add')}
      </Button>
    </div>
  );
}
