import type { DraftDetail, DraftMatch } from '../../../../ingest/publishing/api-draft.ts';
import { localeOf, useSpeech, useTable } from '../../../shared/language.tsx';
import { Link } from '../../../shared/route.tsx';
import { Facts } from '../../parts/facts.tsx';
import { DRAFT_WORDS } from '../../words/draft.ts';
import { TEXT_WORDS } from '../../words/texts.ts';
import { Relations } from './relations.tsx';
import { useDraft } from './use-draft.tsx';

/** Whether all was read, what looks odd, which other texts are concerned. */
export function CheckTab() {
  const word = useTable(DRAFT_WORDS);
  const { pick } = useSpeech();
  const { detail } = useDraft();
  const { matches, warnings, coverage, history } = detail;
  return (
    <div className="checks">
      <section className="sheet">
        <h2>{word('matches')}</h2>
        <div className="sheet-body">
          {matches.length === 0 ? (
            <p className="quiet">{word('matchesNone')}</p>
          ) : (
            <Matches matches={matches} />
          )}
        </div>
      </section>
      <Relations />
      <section className="sheet">
        <h2>{word('warnings')}</h2>
        <div className="sheet-body">
          {warnings.length === 0 && <p className="quiet">{word('warningsNone')}</p>}
          <ul className="bullets">
            {warnings.map(({ code, message }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: one code can be given several times
              <li key={`${code} ${at}`}>{pick(message)}</li>
            ))}
          </ul>
        </div>
      </section>
      <section className="sheet">
        <h2>{word('coverage')}</h2>
        <div className="sheet-body">
          {coverage ? <CoverageFacts coverage={coverage} /> : <p className="quiet">{word('coverageNone')}</p>}
        </div>
      </section>
      {history.length > 0 && (
        <section className="sheet">
          <h2>{word('history')}</h2>
          <ul className="sheet-body bullets">
            {history.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

const ALARMING: readonly DraftMatch['kind'][] = ['bytes', 'number', 'words', 'draft', 'newer'];

function Matches({ matches }: { matches: DraftMatch[] }) {
  const text = useTable(TEXT_WORDS);
  const { pick } = useSpeech();
  return (
    <ul className="matches">
      {matches.map((match) => {
        const place = match.draftId ? `/admin/drafts/${match.draftId}` : `/admin/texts/${match.versionId}`;
        return (
          <li key={`${match.kind} ${match.versionId} ${match.draftId}`}>
            <span className="tag" data-tone={ALARMING.includes(match.kind) ? 'warn' : 'good'}>
              {pick(match.kindName)}
            </span>
            <Link href={place}>{match.title}</Link>
            <small className="num">
              {match.label} · {match.effectiveFrom ?? '–'} {text('until')}{' '}
              {match.effectiveTo ?? text('noEnd')}
            </small>
          </li>
        );
      })}
    </ul>
  );
}

function CoverageFacts({ coverage }: { coverage: NonNullable<DraftDetail['coverage']> }) {
  const word = useTable(DRAFT_WORDS);
  const { language } = useSpeech();
  const { ratio, passages, headings, front, articles, pages, pagesWithoutText, pagesRecognised } = coverage;
  const percent = new Intl.NumberFormat(localeOf(language), {
    style: 'percent',
    maximumFractionDigits: 2,
  }).format(ratio);
  const list = (numbers: readonly number[] | undefined) => numbers?.join(', ') ?? '';
  return (
    <>
      <Facts
        facts={[
          [word('coverageRatio'), percent],
          ['', word('coverageWhere', { passages, headings, front })],
          [word('coverageArticles'), articles && word('coverageArticlesOf', { ...articles } as never)],
          [word('coverageMissing'), list(articles?.missing)],
          [word('coverageRepeated'), list(articles?.repeated)],
          [word('coverageTables'), coverage.tables || null],
          [word('coveragePages'), pages],
          [word('coverageEmpty'), list(pagesWithoutText)],
          [word('coverageRecognised'), list(pagesRecognised)],
        ]}
      />
      {coverage.edited && <p className="quiet">{word('coverageEdited')}</p>}
    </>
  );
}
