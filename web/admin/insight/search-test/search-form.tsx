import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { SearchTestBody, SearchTestChoices } from '../../../../bot/search-test-api.ts';
import type { Language } from '../../../../src/base/language.ts';
import { Field } from '../../../shared/account/field.tsx';
import { useSpeech, useTable } from '../../../shared/language.tsx';
import { useQuery } from '../../../shared/route.tsx';
import { useWords } from '../../../shared/words.ts';
import { useRead } from '../../frame/use-read.ts';
import { Choice } from '../../parts/choice.tsx';
import { SEARCH_WORDS } from './words.ts';

const MOST_EARLIER = 5;

/** The question, and for whom and when it is asked. A question may come with the address (`?q=`). */
export function SearchForm({ busy, onAsk }: { busy: boolean; onAsk(body: SearchTestBody): void }) {
  const word = useTable(SEARCH_WORDS);
  const { language } = useSpeech();
  const [given] = useQuery('q');
  const [text, setText] = useState(given ?? '');
  const [earlier, setEarlier] = useState('');
  const [where, setWhere] = useState<Omit<SearchTestBody, 'text'>>({ language });
  const ask = (event?: FormEvent) => {
    event?.preventDefault();
    if (text.trim() === '' || busy) return;
    const before = earlier.split('\n').flatMap((line) => line.trim() || []);
    onAsk({
      ...where,
      text: text.trim(),
      ...(before.length > 0 && { earlier: before.slice(-MOST_EARLIER) }),
    });
  };
  return (
    <form className="sheet search-form" onSubmit={ask}>
      <Field label={word('question')} hint={word('about')}>
        {(id, hint) => (
          <Input.TextArea
            id={id}
            aria-describedby={hint}
            placeholder={word('questionHint')}
            maxLength={2_000}
            autoSize={{ minRows: 2, maxRows: 8 }}
            value={text}
            onChange={({ target }) => setText(target.value)}
            onPressEnter={(event) => {
              if (event.shiftKey || event.nativeEvent.isComposing) return;
              event.preventDefault();
              ask();
            }}
          />
        )}
      </Field>
      <Where where={where} onChange={setWhere} />
      <details className="fold">
        <summary>{word('earlierShow')}</summary>
        <Field label={word('earlier')}>
          {(id) => (
            <Input.TextArea
              id={id}
              autoSize={{ minRows: 2, maxRows: 6 }}
              value={earlier}
              onChange={({ target }) => setEarlier(target.value)}
            />
          )}
        </Field>
      </details>
      <div className="row-end">
        <Button type="primary" htmlType="submit" loading={busy} disabled={text.trim() === ''}>
          {word('ask')}
        </Button>
      </div>
    </form>
  );
}

type Place = Omit<SearchTestBody, 'text'>;

function Where({ where, onChange }: { where: Place; onChange(where: Place): void }) {
  const word = useTable(SEARCH_WORDS);
  const say = useWords();
  const { data: choices } = useRead<SearchTestChoices>('/api/search-test/choices');
  const set = (part: Partial<Place>) => onChange({ ...where, ...part });
  return (
    <div className="search-where">
      <Field label={word('day')}>
        {(id) => (
          <Input
            id={id}
            type="date"
            value={where.day ?? choices?.today ?? ''}
            onChange={({ target }) => set({ day: target.value || undefined })}
          />
        )}
      </Field>
      <Choice
        label={word('region')}
        value={where.region ?? ''}
        options={[['', word('anyRegion')], ...(choices?.regions ?? []).map((name) => [name, name] as const)]}
        onChange={(region) => set({ region: region || undefined })}
      />
      <Choice
        label={word('role')}
        value={where.role ?? ''}
        options={[
          ['', word('anyRole')],
          ['employer', word('employer')],
          ['worker', word('worker')],
        ]}
        onChange={(role) => set({ role: (role || undefined) as Place['role'] })}
      />
      <Choice
        label={word('pageLanguage')}
        value={where.language ?? 'zh'}
        options={(['zh', 'en'] as const).map((one) => [one, say(`language_${one}`)])}
        onChange={(language) => set({ language: language as Language })}
      />
    </div>
  );
}
