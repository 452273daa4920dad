import type { DeskFigures, DeskReport } from '../../../../reports/api-figures.ts';
import { TextField } from '../../../shared/account/field.tsx';
import { useSpeech, useTable } from '../../../shared/language.tsx';
import { useQuery } from '../../../shared/route.tsx';
import { useTimes } from '../../../shared/times.ts';
import { Shown } from '../../frame/shown.tsx';
import { useRead } from '../../frame/use-read.ts';
import { Rows } from '../../parts/rows.tsx';
import { useQueries } from '../../parts/use-queries.ts';
import { Bars } from './bars.tsx';
import { Tiles } from './tiles.tsx';
import { FIGURES_WORDS } from './words.ts';

const MINUTES = 60;

/** What people did in a span of days. */
export function DeskTab() {
  const word = useTable(FIGURES_WORDS);
  const [from, setFrom] = useQuery('from');
  const [to, setTo] = useQuery('to');
  const read = useRead<DeskReport>(`/api/reports/desk?${useQueries(['from', 'to'])}`);
  return (
    <div className="stack">
      <div className="filter-bar">
        <TextField
          label={word('from')}
          type="date"
          value={from ?? read.data?.from ?? ''}
          onText={(day) => setFrom(day || null)}
        />
        <TextField
          label={word('to')}
          type="date"
          value={to ?? read.data?.to ?? ''}
          onText={(day) => setTo(day || null)}
        />
      </div>
      <Shown read={read}>{({ figures }) => <DeskBody figures={figures} />}</Shown>
    </div>
  );
}

function DeskBody({ figures }: { figures: DeskFigures }) {
  const word = useTable(FIGURES_WORDS);
  const { pick } = useSpeech();
  const { ratings, benefits, drafts } = figures;
  const average = ratings.average === null ? '–' : ratings.average.toFixed(1);
  const stars = (['5', '4', '3', '2', '1'] as const).map((n) => ({
    id: n,
    name: word('starsOf', { n }),
    count: ratings.scores[n],
  }));
  return (
    <>
      <Tiles
        tiles={[
          [word('opened'), figures.opened],
          [word('closed'), figures.closed],
          [word('reopened'), figures.reopened],
          [word('openNow'), figures.openNow],
          [word('hours'), (figures.minutes / MINUTES).toFixed(1)],
          [word('stars'), average],
        ]}
      />
      <Promises sla={figures.sla} />
      <Teams teams={figures.teams} />
      <div className="columns">
        <Bars
          title={word('whyCases')}
          bars={figures.reasons.map(({ reason: id, name, count }) => ({ id, name: pick(name), count }))}
        />
        <Bars
          title={word('outcomes')}
          bars={figures.outcomes.map(({ outcome: id, name, count }) => ({ id, name: pick(name), count }))}
        />
        <Bars
          title={word('services')}
          bars={figures.services.map(({ service: id, name, count }) => ({ id, name: pick(name), count }))}
        />
        <Bars title={word('ratings', { n: ratings.count, average })} bars={stars} />
        <Bars
          title={word('benefits')}
          bars={(['yes', 'partly', 'no', 'not_yet'] as const).map((id) => ({
            id,
            name: word(`benefit_${id}`),
            count: benefits[id],
          }))}
        />
        <Bars
          title={word('drafts')}
          bars={(['accepted', 'edited', 'dropped'] as const).map((id) => ({
            id,
            name: word(`draft_${id}`),
            count: drafts[id],
          }))}
        />
      </div>
    </>
  );
}

function Promises({ sla }: { sla: DeskFigures['sla'] }) {
  const word = useTable(FIGURES_WORDS);
  const { pick } = useSpeech();
  const { span } = useTimes();
  const time = (ms: number | null) => (ms === null ? '–' : span(ms));
  return (
    <Rows
      label={word('sla')}
      rows={sla}
      keyOf={({ kind }) => kind}
      columns={[
        { name: word('sla'), head: true, cell: ({ name }) => pick(name) },
        { name: word('met'), figure: true, cell: ({ met }) => met },
        { name: word('missed'), figure: true, cell: ({ missed }) => missed },
        { name: word('medianTime'), figure: true, cell: ({ medianMs }) => time(medianMs) },
        { name: word('medianWorking'), figure: true, cell: ({ medianWorkingMs }) => time(medianWorkingMs) },
      ]}
    />
  );
}

function Teams({ teams }: { teams: DeskFigures['teams'] }) {
  const word = useTable(FIGURES_WORDS);
  const { pick } = useSpeech();
  return (
    <Rows
      label={word('teams')}
      rows={teams}
      keyOf={({ team }) => team}
      columns={[
        { name: word('teams'), head: true, cell: ({ name }) => pick(name) },
        { name: word('opened'), figure: true, cell: ({ opened }) => opened },
        { name: word('closed'), figure: true, cell: ({ closed }) => closed },
        { name: word('hours'), figure: true, cell: ({ minutes }) => (minutes / MINUTES).toFixed(1) },
      ]}
    />
  );
}
