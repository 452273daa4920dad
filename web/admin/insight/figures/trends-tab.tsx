import type { ReportLists } from '../../../../reports/api.ts';
import type { Trends } from '../../../../reports/api-figures.ts';
import { useSpeech, useTable } from '../../../shared/language.tsx';
import { Link } from '../../../shared/route.tsx';
import { useTimes } from '../../../shared/times.ts';
import { Shown } from '../../frame/shown.tsx';
import { useRead } from '../../frame/use-read.ts';
import { Bars } from './bars.tsx';
import { Tiles } from './tiles.tsx';
import { OutcomeChart, SatisfactionChart, TimeChart } from './trend-charts.tsx';
import { TrendFilters, useTrendQuery } from './trend-filters.tsx';
import { useFigures } from './use-figures.ts';
import { FIGURES_WORDS } from './words.ts';

/** How asking goes over the days: how much, with what ending, how well liked, how fast. */
export function TrendsTab() {
  const { data: lists } = useRead<ReportLists>('/api/reports/lists');
  const read = useRead<Trends>(`/api/reports/trends?${useTrendQuery()}`);
  return (
    <div className="stack">
      <TrendFilters lists={lists} shown={read.data} />
      <Shown read={read}>{(trends) => <TrendsBody trends={trends} lists={lists} />}</Shown>
    </div>
  );
}

function TrendsBody({ trends, lists }: { trends: Trends; lists: ReportLists | null }) {
  const word = useTable(FIGURES_WORDS);
  const { pick } = useSpeech();
  const { percent, seconds } = useFigures();
  const { totals, reasons, cited } = trends;
  const share = (of: number) => (totals.questions === 0 ? '–' : percent(of / totals.questions));
  const topics = Object.entries(totals.topics).map(([id, count]) => {
    const name = lists?.topics[id];
    return { id, name: id === 'none' ? word('topicNone') : name ? pick(name) : id, count };
  });
  return (
    <>
      <Tiles
        tiles={[
          [word('questions'), totals.questions],
          [word('conversations'), totals.conversations],
          [word('answeredShare'), share(totals.families.answered)],
          [word('handedShare'), share(totals.families.handed_off)],
          [word('satisfaction'), totals.satisfaction === null ? '–' : percent(totals.satisfaction)],
          [word('median'), seconds(totals.medianMs)],
          [word('p95'), seconds(totals.p95Ms)],
        ]}
      />
      <OutcomeChart trends={trends} lists={lists} />
      <div className="columns">
        <SatisfactionChart trends={trends} />
        <TimeChart trends={trends} />
        <Bars title={word('topicsBy')} bars={topics} />
        <Bars
          title={word('reasonsBy')}
          bars={reasons.map(({ reason, name, count }) => ({ id: reason, name: pick(name), count }))}
        />
        <Bars
          title={word('citedBy')}
          bars={cited.map(({ documentId, title, answers }) => ({
            id: String(documentId),
            name: <Link href={`/admin/questions?document=${documentId}`}>{title}</Link>,
            count: answers,
          }))}
        />
        <Comments comments={trends.comments} />
      </div>
    </>
  );
}

function Comments({ comments }: { comments: Trends['comments'] }) {
  const word = useTable(FIGURES_WORDS);
  const { moment } = useTimes();
  return (
    <section className="sheet">
      <h2>{word('comments')}</h2>
      <div className="sheet-body">
        {comments.length === 0 && <p className="quiet">{word('noData')}</p>}
        <ul className="comments">
          {comments.map(({ questionId, verdict, comment, at }) => (
            <li key={`${questionId} ${at}`}>
              <Link href={`/admin/questions?open=${questionId}`}>{comment}</Link>{' '}
              <small>
                {word(verdict)} · {moment(at)}
              </small>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
