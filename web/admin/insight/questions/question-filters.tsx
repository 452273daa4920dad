import { Button, Input } from 'antd';
import type { ReportLists } from '../../../../reports/api.ts';
import type { Bilingual } from '../../../../src/base/language.ts';
import { Field, TextField } from '../../../shared/account/field.tsx';
import { useSpeech, useTable } from '../../../shared/language.tsx';
import { useWords } from '../../../shared/words.ts';
import { Choice } from '../../parts/choice.tsx';
import { PARTS_WORDS } from '../../parts/words.ts';
import { FILTERS, type Filter, type useFilters } from './use-filters.ts';
import { QUESTIONS_WORDS } from './words.ts';

type Filters = ReturnType<typeof useFilters>;
type Options = readonly (readonly [string, string])[];

/** All filters; each stands in the address, so that a view can be passed on. */
export function QuestionFilters({ lists, filters }: { lists: ReportLists; filters: Filters }) {
  const word = useTable(QUESTIONS_WORDS);
  const part = useTable(PARTS_WORDS);
  const options = useOptions(lists, filters.of('family'));
  const document = filters.of('document');
  return (
    <search className="filter-bar" aria-label={word('filters')}>
      <Field label={word('search')}>
        {(id) => (
          <Input.Search
            id={id}
            key={filters.of('q')}
            allowClear
            defaultValue={filters.of('q')}
            onSearch={(q) => filters.set({ q: q.trim() || null })}
          />
        )}
      </Field>
      {(['from', 'to'] as const).map((end) => (
        <TextField
          key={end}
          label={word(end)}
          type="date"
          value={filters.of(end)}
          onText={(day) => filters.set({ [end]: day || null })}
        />
      ))}
      {options.map(([name, list]) => (
        <Choice
          key={name}
          label={word(name as 'topic')}
          value={filters.of(name)}
          options={[['', part('all')], ...list]}
          onChange={(value) =>
            filters.set({ [name]: value || null, ...(name === 'family' && { outcome: null }) })
          }
        />
      ))}
      {document && (
        <Field label={word('document')}>
          {(id) => (
            <Button id={id} onClick={() => filters.set({ document: null })}>
              {word('documentOne', { id: document })} ×
            </Button>
          )}
        </Field>
      )}
      {filters.any && (
        <Button
          type="text"
          onClick={() => filters.set(Object.fromEntries(FILTERS.map((name) => [name, null])))}
        >
          {word('clear')}
        </Button>
      )}
    </search>
  );
}

function useOptions(lists: ReportLists, family: string): [Filter, Options][] {
  const word = useTable(QUESTIONS_WORDS);
  const say = useWords();
  const { pick } = useSpeech();
  const of = (list: Record<string, Bilingual>): Options =>
    Object.entries(list).map(([code, name]) => [code, pick(name)]);
  const outcomes = Object.entries(lists.outcomes).filter(([, one]) => !family || one.family === family);
  return [
    ['family', of(lists.families)],
    ...(family ? [['outcome', of(Object.fromEntries(outcomes))] as [Filter, Options]] : []),
    ['topic', of(lists.topics)],
    ['completeness', of(lists.completeness)],
    ['cited', (['yes', 'no'] as const).map((one) => [one, word(`cited_${one}`)])],
    ['rating', (['up', 'down', 'none'] as const).map((one) => [one, word(`rating_${one}`)])],
    ['language', (['zh', 'en'] as const).map((one) => [one, say(`language_${one}`)])],
    ['region', lists.regions.map((name) => [name, name])],
    ['team', of(lists.teams)],
    ['channel', of(lists.channels)],
    ['case', (['yes', 'no'] as const).map((one) => [one, word(`case_${one}`)])],
  ];
}
