import type { ReactNode } from 'react';
import type { Health, ModelHealth } from '../../../../src/operations/api-running.ts';
import { localeOf, useSpeech, useTable } from '../../../shared/language.tsx';
import { useTimes } from '../../../shared/times.ts';
import { Facts } from '../../parts/facts.tsx';
import { useBytes } from '../../parts/use-bytes.ts';
import { HEALTH_WORDS } from './words.ts';

/** Every part of the program with its figures. */
export function HealthParts({ health }: { health: Health }) {
  return (
    <div className="columns">
      <Program health={health} />
      <Queues health={health} />
      <Storage health={health} />
      <Knowledge health={health} />
      <Model model={health.model} />
    </div>
  );
}

function Part({ title, facts }: { title: string; facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <section className="sheet">
      <h2>{title}</h2>
      <div className="sheet-body">
        <Facts facts={facts} />
      </div>
    </section>
  );
}

function Program({ health }: { health: Health }) {
  const word = useTable(HEALTH_WORDS);
  const { full, span } = useTimes();
  const bytes = useBytes();
  const { version, node, startedAt, uptime, supervised, starts, crashes, memory } = health;
  return (
    <Part
      title={word('program')}
      facts={[
        [word('version'), `${version} · Node ${node}`],
        [word('started'), full(startedAt)],
        [word('uptime'), span(uptime * 1_000)],
        [word('supervised'), word(supervised ? 'yes' : 'no')],
        [word('starts'), `${starts} · ${word('crashes')} ${crashes}`],
        [word('memory'), bytes(memory.rss)],
      ]}
    />
  );
}

function Queues({ health: { queues } }: { health: Health }) {
  const word = useTable(HEALTH_WORDS);
  const { questions, ingest, mail, delivery, cases } = queues;
  const waiting = (n: number, oldest: number) => (n === 0 ? 0 : `${n} · ${word('oldest', { n: oldest })}`);
  return (
    <Part
      title={word('queues')}
      facts={[
        [word('questions'), waiting(questions.waiting, questions.oldest)],
        [word('delivery'), waiting(delivery.pending, delivery.oldest)],
        [word('ingest'), word('ingestOf', ingest)],
        [word('cases'), word('casesOf', cases)],
        [
          word('mail'),
          mail.configured
            ? word('mailOf', { waiting: mail.waiting, givenUp: mail.givenUp })
            : word('mailNone'),
        ],
      ]}
    />
  );
}

function Storage({ health: { storage, backup } }: { health: Health }) {
  const word = useTable(HEALTH_WORDS);
  const { full } = useTimes();
  const bytes = useBytes();
  const names = ['database', 'wal', 'attachments', 'uploads', 'backups', 'free'] as const;
  return (
    <Part
      title={word('storage')}
      facts={[
        ...names.map((name) => [word(name), bytes(storage[name])] as const),
        [
          word('lastBackup'),
          `${backup.last ? full(backup.last.madeAt) : word('noBackup')} · ${word('every', { n: backup.everyHours })}`,
        ],
      ]}
    />
  );
}

function Knowledge({ health: { index, sources } }: { health: Health }) {
  const word = useTable(HEALTH_WORDS);
  return (
    <Part
      title={word('index')}
      facts={[
        [word('passages'), index.passages],
        [word('pendingVectors'), index.pendingVectors],
        [word('behind'), index.behind],
        [
          word('sources'),
          sources.failing.length === 0 ? (
            word('sourcesOk', { n: sources.watched })
          ) : (
            <ul key="failing">
              {sources.failing.map(({ id, url, problem }) => (
                <li key={id}>
                  <span className="tag" data-tone="alarm">
                    {problem}
                  </span>{' '}
                  {url}
                </li>
              ))}
            </ul>
          ),
        ],
      ]}
    />
  );
}

function Model({ model }: { model: ModelHealth | null }) {
  const word = useTable(HEALTH_WORDS);
  const { language } = useSpeech();
  const { clock } = useTimes();
  const number = new Intl.NumberFormat(localeOf(language));
  if (!model) return <Part title={word('model')} facts={[[word('model'), word('modelNone')]]} />;
  const { name, state, failures, restUntil, tokensToday, budgetPerDay, budgetPerUser } = model;
  const n = number.format(tokensToday);
  return (
    <Part
      title={word('model')}
      facts={[
        [word('model'), name],
        [
          word('modelState'),
          `${word(`state_${state}`, { time: restUntil ? clock(restUntil) : '–' })}${failures > 0 ? ` (${failures})` : ''}`,
        ],
        [word('tokens'), budgetPerDay > 0 ? word('tokensOf', { n, budget: number.format(budgetPerDay) }) : n],
        [word('perUser'), budgetPerUser > 0 ? number.format(budgetPerUser) : word('noBudget')],
      ]}
    />
  );
}
