import { Button, Spin } from 'antd';
import { lazy, Suspense } from 'react';
import { Nothing } from '../../../shared/empty.tsx';
import { useTable } from '../../../shared/language.tsx';
import { useDoing } from '../../../shared/use-doing.ts';
import { webAddress } from '../../frame/web-address.ts';
import { fetchFile } from '../../parts/fetch-file.ts';
import { TEXT_WORDS } from '../../words/texts.ts';
import { useDraft } from './use-draft.tsx';
import './original.css';

const PdfView = lazy(() => import('../pdf/pdf-view.tsx'));

/** The file as it came: a PDF page by page, at the place that is looked at; others to download. */
export function OriginalPane() {
  const word = useTable(TEXT_WORDS);
  const { detail, look } = useDraft();
  const [busy, doing] = useDoing();
  const { original, draft } = detail;
  if (!original) return <Nothing icon="brief">{word('originalNone')}</Nothing>;
  const url = `/api/texts/drafts/${draft.id}/original`;
  const from = webAddress(original.url);
  return (
    <div className="original">
      <header>
        <span className="original-name" title={original.name}>
          {original.name}
        </span>
        {from && (
          <a href={from} target="_blank" rel="noreferrer noopener">
            {word('fetchedFrom')} {new URL(from).host}
          </a>
        )}
        <Button size="small" loading={busy} onClick={() => doing(() => fetchFile(url))}>
          {word('originalDownload')}
        </Button>
      </header>
      {/pdf/i.test(original.type) ? (
        <Suspense fallback={<Spin className="original-wait" />}>
          <PdfView url={url} page={look.page} mark={look.mark} />
        </Suspense>
      ) : (
        <Nothing icon="brief">{word('originalOnly')}</Nothing>
      )}
    </div>
  );
}
