import { Modal, Select } from 'antd';
import { useState } from 'react';
import type { SourceBody, SourceView } from '../../../ingest/publishing/api-published.ts';
import { Field, TextField } from '../../shared/account/field.tsx';
import { call } from '../../shared/api.ts';
import { useTable } from '../../shared/language.tsx';
import { useDoing } from '../../shared/use-doing.ts';
import { useWords } from '../../shared/words.ts';
import { webAddress } from '../frame/web-address.ts';
import { useLists, useTopicName } from '../texts/lists.tsx';
import { SOURCE_WORDS } from '../words/sources.ts';

const KINDS = ['page', 'list', 'feed', 'sitemap'] as const;
const INTERVALS = ['30m', '6h', '1d', '7d'] as const;

/** A source to be watched, or one that is, to be changed. */
export function SourceDialog(props: { source: SourceView | null; onClose(): void; onSaved(): void }) {
  const say = useWords();
  const word = useTable(SOURCE_WORDS);
  const { source } = props;
  const { regions, topics } = useLists();
  const topicName = useTopicName();
  const [busy, doing] = useDoing();
  const [body, setBody] = useState<SourceBody>({
    url: source?.url ?? '',
    kind: source?.kind ?? 'list',
    every: source?.every ?? '1d',
    pattern: source?.pattern ?? null,
    region: source?.region ?? null,
    topics: source?.topics ?? [],
  });
  const put = (part: Partial<SourceBody>) => setBody({ ...body, ...part });
  const intervals: string[] = [...new Set([...INTERVALS, body.every])];
  const save = async () => {
    const { url, ...rest } = body;
    const done = await doing(() =>
      source
        ? call('PUT', `/api/texts/sources/${source.id}`, rest)
        : call('POST', '/api/texts/sources', { ...rest, url: url.trim() }),
    );
    if (done) props.onSaved();
  };
  return (
    <Modal
      open
      title={word(source ? 'edit' : 'add')}
      okText={say('save')}
      okButtonProps={{ disabled: webAddress(body.url.trim()) === null }}
      confirmLoading={busy}
      onOk={save}
      onCancel={props.onClose}
    >
      <TextField
        label={word('url')}
        type="url"
        placeholder="https://"
        disabled={source !== null}
        value={body.url}
        onText={(url) => put({ url })}
      />
      <Field label={word('kind')}>
        {(id) => (
          <Select
            id={id}
            style={{ width: 200 }}
            value={body.kind}
            onChange={(kind) => put({ kind })}
            options={KINDS.map((value) => ({ value, label: word(`kind_${value}`) }))}
          />
        )}
      </Field>
      <Field label={word('every')}>
        {(id) => (
          <Select
            id={id}
            style={{ width: 200 }}
            value={body.every}
            onChange={(every) => put({ every })}
            options={intervals.map((value) => ({
              value,
              label: `every_${value}` in SOURCE_WORDS ? word(`every_${value}` as 'every_1d') : value,
            }))}
          />
        )}
      </Field>
      <TextField
        label={word('pattern')}
        hint={word('patternHint')}
        value={body.pattern ?? ''}
        onText={(pattern) => put({ pattern: pattern.trim() || null })}
      />
      <Field label={word('region')}>
        {(id) => (
          <Select
            id={id}
            allowClear
            showSearch
            style={{ width: 200 }}
            value={body.region ?? null}
            onChange={(region: string | undefined) => put({ region: region ?? null })}
            options={regions.map(({ name }) => ({ value: name, label: name }))}
          />
        )}
      </Field>
      <Field label={word('topics')}>
        {(id) => (
          <Select
            id={id}
            mode="tags"
            style={{ width: '100%' }}
            value={body.topics ?? []}
            onChange={(topics) => put({ topics })}
            options={topics.map((value) => ({ value, label: topicName(value) }))}
          />
        )}
      </Field>
    </Modal>
  );
}
