import type { OutcomeFamily, ReportLists } from '../../../../reports/api.ts';
import type { TrendPeriod, Trends } from '../../../../reports/api-figures.ts';
import { useSpeech, useTable } from '../../../shared/language.tsx';
import { Chart } from './chart.tsx';
import { Columns } from './columns.tsx';
import { Lines } from './lines.tsx';
import { useFigures } from './use-figures.ts';
import { FIGURES_WORDS } from './words.ts';

const FAMILIES: readonly OutcomeFamily[] = [
  'answered',
  'clarify',
  'handed_off',
  'declined',
  'unanswerable',
  'failed',
  'open',
];

/** Periods as they are named under a chart: a day without its year, a month with it. */
function labelOf({ day }: TrendPeriod, by: Trends['by']): string {
  return by === 'month' ? day.slice(0, 7) : day.slice(5);
}

const keyOf = ({ day }: TrendPeriod) => day;

/** How much was asked, and with what ending. */
export function OutcomeChart({ trends, lists }: { trends: Trends; lists: ReportLists | null }) {
  const word = useTable(FIGURES_WORDS);
  const { pick } = useSpeech();
  const series = FAMILIES.filter((id) => trends.totals.families[id] > 0).map((id) => {
    const name = lists?.families[id];
    return { id, name: name ? pick(name) : id };
  });
  const wordsOf = ({ day, questions, families }: TrendPeriod) =>
    `${day}: ${questions}（${series.map(({ id, name }) => `${name} ${families[id]}`).join(', ')}）`;
  return (
    <Chart
      title={word('questionsBy')}
      rows={trends.periods}
      keyOf={keyOf}
      columns={[
        { name: word('period'), head: true, cell: ({ day }) => day },
        { name: word('questions'), figure: true, cell: ({ questions }) => questions },
        ...series.map(({ id, name }) => ({
          name,
          figure: true,
          cell: ({ families }: TrendPeriod) => families[id],
        })),
      ]}
    >
      <Columns
        series={series}
        points={trends.periods.map((period) => ({
          label: labelOf(period, trends.by),
          words: wordsOf(period),
          values: period.families,
        }))}
      />
    </Chart>
  );
}

/** How well answers were liked. */
export function SatisfactionChart({ trends }: { trends: Trends }) {
  const word = useTable(FIGURES_WORDS);
  const { percent } = useFigures();
  const shareOf = ({ satisfaction }: TrendPeriod) => (satisfaction === null ? '–' : percent(satisfaction));
  return (
    <Chart
      title={word('satisfactionBy')}
      rows={trends.periods}
      keyOf={keyOf}
      columns={[
        { name: word('period'), head: true, cell: ({ day }) => day },
        { name: word('up'), figure: true, cell: ({ up }) => up },
        { name: word('down'), figure: true, cell: ({ down }) => down },
        { name: word('satisfaction'), figure: true, cell: shareOf },
      ]}
    >
      <Lines
        series={[{ id: 'answered', name: word('satisfaction') }]}
        top={1}
        format={percent}
        points={trends.periods.map((period) => ({
          label: labelOf(period, trends.by),
          words: `${period.day}: ${shareOf(period)}`,
          values: { answered: period.satisfaction },
        }))}
      />
    </Chart>
  );
}

/** How long an answer took. */
export function TimeChart({ trends }: { trends: Trends }) {
  const word = useTable(FIGURES_WORDS);
  const { seconds } = useFigures();
  return (
    <Chart
      title={word('timeBy')}
      rows={trends.periods}
      keyOf={keyOf}
      columns={[
        { name: word('period'), head: true, cell: ({ day }) => day },
        { name: word('median'), figure: true, cell: ({ medianMs }) => seconds(medianMs) },
        { name: word('p95'), figure: true, cell: ({ p95Ms }) => seconds(p95Ms) },
      ]}
    >
      <Lines
        series={[
          { id: 'answered', name: word('median') },
          { id: 'handed_off', name: word('p95') },
        ]}
        format={seconds}
        points={trends.periods.map((period) => ({
          label: labelOf(period, trends.by),
          words: `${period.day}: ${word('median')} ${seconds(period.medianMs)}, ${word('p95')} ${seconds(period.p95Ms)}`,
          values: { answered: period.medianMs, handed_off: period.p95Ms },
        }))}
      />
    </Chart>
  );
}
