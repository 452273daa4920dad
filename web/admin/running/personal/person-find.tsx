import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { FoundList } from '../../../../src/operations/api.ts';
import { Field } from '../../../shared/account/field.tsx';
import { call } from '../../../shared/api.ts';
import { Nothing } from '../../../shared/empty.tsx';
import { useTable } from '../../../shared/language.tsx';
import { useDoing } from '../../../shared/use-doing.ts';
import { FoundConversations } from './found-conversations.tsx';
import { PERSONAL_WORDS } from './words.ts';

/** What is shorter stands everywhere. */
const SHORTEST = 5;

/** Finds every conversation in which something of a person stands. */
export function PersonFind() {
  const word = useTable(PERSONAL_WORDS);
  const [what, setWhat] = useState('');
  const [found, setFound] = useState<FoundList | null>(null);
  const [busy, doing] = useDoing();
  const find = () =>
    doing(async () => {
      setFound(await call<FoundList>('POST', '/api/admin/person/find', { what: what.trim() }));
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (what.trim().length >= SHORTEST) void find();
  };
  return (
    <section className="sheet">
      <h2>{word('find')}</h2>
      <form className="sheet-body" onSubmit={submit}>
        <Field label={word('what')} hint={word('findText')}>
          {(id, hint) => (
            <Input
              id={id}
              aria-describedby={hint}
              autoComplete="off"
              maxLength={200}
              style={{ maxWidth: 420 }}
              value={what}
              onChange={({ target }) => setWhat(target.value)}
            />
          )}
        </Field>
        <p className="row" style={{ marginTop: 12 }}>
          <Button type="primary" htmlType="submit" loading={busy} disabled={what.trim().length < SHORTEST}>
            {word('findDo')}
          </Button>
        </p>
      </form>
      {found &&
        (found.conversations.length === 0 ? (
          <Nothing icon="search">{word('nothing')}</Nothing>
        ) : (
          <FoundConversations found={found.conversations} onChanged={find} />
        ))}
    </section>
  );
}
