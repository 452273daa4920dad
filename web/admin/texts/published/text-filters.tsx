import { Input, Select } from 'antd';
import { useSpeech, useTable } from '../../../shared/language.tsx';
import { PUBLISHED_WORDS } from '../../words/published.ts';
import { TEXT_WORDS } from '../../words/texts.ts';
import { useLists, useTopicName } from '../lists.tsx';

/** What narrows the list, besides validity and words, as the address names it. */
type Filter = readonly [
  'level' | 'region' | 'topic' | 'on',
  readonly [string | null, (value: string | null) => void],
];

/** Menus that narrow the list of texts, and the day that their validity is told for. */
export function TextFilters({ filters }: { filters: readonly Filter[] }) {
  const word = useTable(PUBLISHED_WORDS);
  const text = useTable(TEXT_WORDS);
  const { pick } = useSpeech();
  const { levels, regions, topics } = useLists();
  const topicName = useTopicName();
  const options = {
    level: levels.map(({ code, name }) => ({ value: code as string, label: pick(name) })),
    region: regions.map(({ name }) => ({ value: name, label: name })),
    topic: topics.map((value) => ({ value, label: topicName(value) })),
  };
  return filters.map(([name, [value, set]]) =>
    name === 'on' ? (
      <Input
        key={name}
        type="date"
        style={{ width: 150 }}
        aria-label={word('onDay')}
        title={word('onDay')}
        value={value ?? ''}
        onChange={({ target }) => set(target.value || null)}
      />
    ) : (
      <Select
        key={name}
        allowClear
        showSearch
        style={{ minWidth: 120 }}
        aria-label={text(name)}
        placeholder={text(name)}
        value={value}
        onChange={(next: string | undefined) => set(next ?? null)}
        options={options[name]}
      />
    ),
  );
}
