import { Button, Checkbox, Select } from 'antd';
import { useCallback, useMemo } from 'react';
import type { CaseRow } from '../../../desk/api-case.ts';
import { useSpeech } from '../../shared/language.tsx';
import { useQuery } from '../../shared/route.tsx';
import { useDesk } from '../desk.tsx';
import { REGIONS } from '../regions.ts';
import { useWords } from '../words.ts';

export type Filters = ReturnType<typeof useFilters>;

/** What part of the queue is shown; kept in the address, so that it can be passed on and comes back. */
export function useFilters() {
  const [team, setTeam] = useQuery('team');
  const [language, setLanguage] = useQuery('language');
  const [region, setRegion] = useQuery('region');
  const [reason, setReason] = useQuery('reason');
  const [urgent, setUrgent] = useQuery('urgent');
  const query = useMemo(
    () =>
      new URLSearchParams(
        Object.entries({ team, language, reason, urgent }).filter(
          (entry): entry is [string, string] => entry[1] !== null,
        ),
      ).toString(),
    [team, language, reason, urgent],
  );
  return {
    values: { team, language, region, reason, urgent },
    set: { team: setTeam, language: setLanguage, region: setRegion, reason: setReason, urgent: setUrgent },
    query,
    active: query !== '' || region !== null,
    pick: useCallback(
      (rows: CaseRow[]) => rows.filter((row) => region === null || row.region?.startsWith(region)),
      [region],
    ),
    clear: () => {
      for (const set of [setTeam, setLanguage, setRegion, setReason, setUrgent]) set(null);
    },
  };
}

/** Menus for team, language, region and reason, and only what is urgent. */
export function QueueFilters({ filters: { values, set, active, clear } }: { filters: Filters }) {
  const say = useWords();
  const { pick } = useSpeech();
  const { lists } = useDesk();
  const of = (list: typeof lists.teams) =>
    Object.entries(list).map(([value, words]) => ({ value, label: pick(words) }));
  const menus = [
    ['team', say('filterTeam'), of(lists.teams)],
    ['reason', say('filterReason'), of(lists.reasons)],
    [
      'language',
      say('filterLanguage'),
      (['zh', 'en'] as const).map((value) => ({ value, label: say(`language_${value}`) })),
    ],
    ['region', say('filterRegion'), REGIONS.map((value) => ({ value, label: value }))],
  ] as const;
  return (
    <fieldset className="filters" aria-label={say('filters')}>
      {menus.map(([name, label, options]) => (
        <Select
          key={name}
          size="small"
          allowClear
          showSearch={options.length > 8}
          popupMatchSelectWidth={false}
          placeholder={label}
          aria-label={label}
          value={values[name]}
          options={[...options]}
          onChange={(value) => set[name](value ?? null)}
        />
      ))}
      <Checkbox
        checked={values.urgent === 'true'}
        onChange={({ target }) => set.urgent(target.checked ? 'true' : null)}
      >
        {say('filterUrgent')}
      </Checkbox>
      {active && (
        <Button type="link" size="small" onClick={clear}>
          {say('filterClear')}
        </Button>
      )}
    </fieldset>
  );
}
