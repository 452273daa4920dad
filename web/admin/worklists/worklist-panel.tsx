import { Button } from 'antd';
import { useState } from 'react';
import type { Worklist, WorklistId, WorklistItem } from '../../../reports/api-worklists.ts';
import { Nothing } from '../../shared/empty.tsx';
import { useSpeech, useTable } from '../../shared/language.tsx';
import { Shown } from '../frame/shown.tsx';
import { useRead } from '../frame/use-read.ts';
import { ExportButtons } from '../parts/export-buttons.tsx';
import { WORKLIST_WORDS } from '../words/worklists.ts';
import { ItemActs } from './item-acts.tsx';

const STEP = 100;
const MOST = 200;

/** One worklist: what is the matter with each thing, by when, and what can be done about it. */
export function WorklistPanel({ id, onChanged }: { id: WorklistId; onChanged(): void }) {
  const word = useTable(WORKLIST_WORDS);
  const { pick } = useSpeech();
  const [shown, setShown] = useState(STEP);
  const read = useRead<Worklist>(`/api/worklists/${id}?limit=${shown}`);
  const changed = () => {
    read.renew();
    onChanged();
  };
  return (
    <Shown read={read}>
      {({ name, about, items, total }) => (
        <>
          <ListHead id={id} title={pick(name)} about={pick(about)} />
          {items.length === 0 ? (
            <Nothing icon="inForce">{word('nothing')}</Nothing>
          ) : (
            <ul className="items">
              {items.map((item) => (
                <Item key={item.key} list={id} item={item} onChanged={changed} />
              ))}
            </ul>
          )}
          {items.length < total && shown < MOST && (
            <Button block loading={read.loading} onClick={() => setShown(shown + STEP)}>
              {word('more', { n: Math.min(STEP, total - items.length) })}
            </Button>
          )}
        </>
      )}
    </Shown>
  );
}

function ListHead({ id, title, about }: { id: WorklistId; title: string; about: string }) {
  return (
    <header className="pane-head">
      <div>
        <h2>{title}</h2>
        <p className="about">{about}</p>
      </div>
      <Exports list={id} />
    </header>
  );
}

/** The list as a file. */
export function Exports({ list }: { list: WorklistId }) {
  return (
    <div className="row">
      <ExportButtons path={`/api/worklists/export?list=${list}`} formats={['xlsx', 'csv']} />
    </div>
  );
}

const TONES = { due: 'alarm', soon: 'warn', info: undefined } as const;

function Item(props: { list: WorklistId; item: WorklistItem; onChanged(): void }) {
  const word = useTable(WORKLIST_WORDS);
  const { pick } = useSpeech();
  const { title, detail, day, urgency } = props.item;
  return (
    <li className="item">
      <div className="item-words">
        <b>{title}</b>
        <p>{pick(detail)}</p>
      </div>
      <p className="item-day">
        <span className="tag" data-tone={TONES[urgency]}>
          {word(`due_${urgency}`)}
        </span>
        {day && <time className="num">{day}</time>}
      </p>
      <ItemActs {...props} />
    </li>
  );
}
