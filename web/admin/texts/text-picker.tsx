import { Select } from 'antd';
import { useEffect, useState } from 'react';
import type { PublishedList, PublishedRow } from '../../../ingest/publishing/api-published.ts';
import { useTable } from '../../shared/language.tsx';
import { useRead } from '../frame/use-read.ts';
import { TEXT_WORDS } from '../words/texts.ts';

const PAUSE_MS = 250;

/** Finds a published text by words of its title or number. */
export function TextPicker(props: { id?: string; label: string; onPick(text: PublishedRow | null): void }) {
  const word = useTable(TEXT_WORDS);
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(words.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words]);
  const query = new URLSearchParams({ q: asked, limit: '20' });
  const { data, loading } = useRead<PublishedList>(asked ? `/api/texts/published?${query}` : null);
  const texts = data?.texts ?? [];
  return (
    <Select<number>
      {...(props.id && { id: props.id })}
      aria-label={props.label}
      showSearch={{ filterOption: false, onSearch: setWords }}
      allowClear
      loading={loading && asked !== ''}
      placeholder={word('search')}
      style={{ width: '100%' }}
      onChange={(id: number | undefined) =>
        props.onPick(texts.find(({ versionId }) => versionId === id) ?? null)
      }
      options={texts.map(({ versionId, title, label }) => ({
        value: versionId,
        label: `${title} · ${label}`,
      }))}
    />
  );
}
