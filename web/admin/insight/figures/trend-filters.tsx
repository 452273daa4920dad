import { Segmented } from 'antd';
import type { ReportLists } from '../../../../reports/api.ts';
import type { Trends } from '../../../../reports/api-figures.ts';
import type { Bilingual } from '../../../../src/base/language.ts';
import { TextField } from '../../../shared/account/field.tsx';
import { useSpeech, useTable } from '../../../shared/language.tsx';
import { useQuery } from '../../../shared/route.tsx';
import { useWords } from '../../../shared/words.ts';
import { Choice } from '../../parts/choice.tsx';
import { useQueries } from '../../parts/use-queries.ts';
import { FIGURES_WORDS } from './words.ts';

const NAMES = ['from', 'to', 'by', 'language', 'team', 'region', 'channel'] as const;

/** What is asked of the server, from the address. */
export function useTrendQuery(): string {
  return useQueries(NAMES);
}

/** The span, its steps, and for whom. */
export function TrendFilters({ lists, shown }: { lists: ReportLists | null; shown: Trends | null }) {
  const word = useTable(FIGURES_WORDS);
  const say = useWords();
  const { pick } = useSpeech();
  const [from, setFrom] = useQuery('from');
  const [to, setTo] = useQuery('to');
  const [by, setBy] = useQuery('by');
  const of = (list: Record<string, Bilingual> = {}) =>
    Object.entries(list).map(([code, name]) => [code, pick(name)] as const);
  return (
    <div className="filter-bar">
      <TextField
        label={word('from')}
        type="date"
        value={from ?? shown?.from ?? ''}
        onText={(day) => setFrom(day || null)}
      />
      <TextField
        label={word('to')}
        type="date"
        value={to ?? shown?.to ?? ''}
        onText={(day) => setTo(day || null)}
      />
      <Segmented
        aria-label={word('by')}
        value={by ?? shown?.by ?? 'day'}
        options={(['day', 'week', 'month'] as const).map((value) => ({ value, label: word(`by_${value}`) }))}
        onChange={(value) => setBy(value)}
      />
      <Filter name="language" options={(['zh', 'en'] as const).map((one) => [one, say(`language_${one}`)])} />
      <Filter name="team" options={of(lists?.teams)} />
      <Filter name="region" options={(lists?.regions ?? []).map((region) => [region, region])} />
      <Filter name="channel" options={of(lists?.channels)} />
    </div>
  );
}

function Filter(props: {
  name: 'language' | 'team' | 'region' | 'channel';
  options: readonly (readonly [string, string])[];
}) {
  const word = useTable(FIGURES_WORDS);
  const [value, setValue] = useQuery(props.name);
  return (
    <Choice
      label={word(props.name)}
      value={value ?? ''}
      options={[['', word('all')], ...props.options]}
      onChange={(next) => setValue(next || null)}
    />
  );
}
