import type { TrendPeriod, Trends } from '../../../reports/api-figures.ts';
import { systemClock, today } from '../../../src/base/time.ts';
import { localeOf, useSpeech, useTable } from '../../shared/language.tsx';
import { Shown } from '../frame/shown.tsx';
import { useRead } from '../frame/use-read.ts';
import { OVERVIEW_WORDS } from '../words/overview.ts';

const EVERY_MS = 60_000;
const DAYS = 14;
const DAY_MS = 24 * 60 * 60_000;

/** What enterprises asked today and how it went, before the two weeks that led to it. */
export function Asked() {
  const word = useTable(OVERVIEW_WORDS);
  const now = today(systemClock);
  const from = new Date(Date.parse(now) - (DAYS - 1) * DAY_MS).toISOString().slice(0, 10);
  const read = useRead<Trends>(`/api/reports/trends?from=${from}&to=${now}&by=day`, EVERY_MS);
  return (
    <section className="asked">
      <h2>{word('asked')}</h2>
      <Shown read={read}>
        {({ periods }) => (
          <>
            <Today period={periods.at(-1)} />
            <Days periods={periods} />
          </>
        )}
      </Shown>
    </section>
  );
}

function Today({ period }: { period: TrendPeriod | undefined }) {
  const word = useTable(OVERVIEW_WORDS);
  const { language } = useSpeech();
  if (!period) return null;
  const { families, satisfaction, medianMs } = period;
  const percent = new Intl.NumberFormat(localeOf(language), { style: 'percent' });
  const figures: [string, string | number][] = [
    [word('questions'), period.questions],
    [word('conversations'), period.conversations],
    [word('answered'), families.answered],
    [word('handedOver'), families.handed_off],
    [word('notFound'), families.unanswerable],
    [word('failed'), families.failed],
    [word('satisfaction'), satisfaction === null ? '–' : percent.format(satisfaction)],
    [word('median'), medianMs === null ? '–' : word('seconds', { n: (medianMs / 1_000).toFixed(1) })],
  ];
  return (
    <dl className="figures">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="num">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Days({ periods }: { periods: TrendPeriod[] }) {
  const word = useTable(OVERVIEW_WORDS);
  const most = Math.max(1, ...periods.map(({ questions }) => questions));
  return (
    <figure className="days">
      <figcaption>{word('lastDays')}</figcaption>
      <ol>
        {periods.map(({ day, questions }) => {
          const words = word('dayCount', { day, n: questions });
          return (
            <li key={day} title={words}>
              <span className="unseen">{words}</span>
              <i style={{ height: `${(questions / most) * 100}%` }} />
              <small aria-hidden="true">{Number(day.slice(8))}</small>
            </li>
          );
        })}
      </ol>
    </figure>
  );
}
