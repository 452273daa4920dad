import { Button, Spin } from 'antd';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import { Icon } from '../../../shared/icon.tsx';
import { useTable } from '../../../shared/language.tsx';
import { TEXT_WORDS } from '../../words/texts.ts';
import { openPdf } from './open-pdf.ts';
import { PdfPage } from './pdf-page.tsx';

type State = PDFDocumentProxy | 'loading' | 'failed';

/** The original, page by page; it turns to the page of the passage that is looked at, and marks it there. */
export default function PdfView({ url, page, mark }: { url: string; page: number; mark: string | null }) {
  const word = useTable(TEXT_WORDS);
  const [pdf, setPdf] = useState<State>('loading');
  const [number, setNumber] = useState(page);
  const [frame, width] = useWidth();
  useEffect(() => setNumber(page), [page]);
  useEffect(() => {
    const abort = new AbortController();
    let opened: PDFDocumentProxy | null = null;
    setPdf('loading');
    load(url, abort.signal)
      .then((document) => {
        opened = document;
        if (abort.signal.aborted) void document.loadingTask.destroy();
        else setPdf(document);
      })
      .catch(() => !abort.signal.aborted && setPdf('failed'));
    return () => {
      abort.abort();
      void opened?.loadingTask.destroy();
    };
  }, [url]);
  if (pdf === 'failed') return <p className="quiet">{word('originalFailed')}</p>;
  const pages = pdf === 'loading' ? 0 : pdf.numPages;
  const shown = Math.min(Math.max(number, 1), Math.max(pages, 1));
  const turn = (by: number) => setNumber(Math.min(Math.max(shown + by, 1), pages));
  return (
    <div className="pdf">
      <div className="pdf-bar">
        <Button
          size="small"
          type="text"
          aria-label={word('pageBefore')}
          icon={<Icon name="back" size={16} />}
          disabled={shown <= 1}
          onClick={() => turn(-1)}
        />
        <span className="num" role="status">
          {word('pageOf', { page: shown, pages: pages || '…' })}
        </span>
        <Button
          size="small"
          type="text"
          aria-label={word('pageAfter')}
          icon={<Icon name="next" size={16} />}
          disabled={shown >= pages}
          onClick={() => turn(1)}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard */}
      <section className="pdf-frame" ref={frame} tabIndex={0} aria-label={word('original')}>
        {pdf === 'loading' || width === 0 ? (
          <Spin />
        ) : (
          <PdfPage
            pdf={pdf}
            number={shown}
            width={width}
            mark={mark}
            label={word('pageOf', { page: shown, pages })}
            onFailed={() => setPdf('failed')}
          />
        )}
      </section>
    </div>
  );
}

async function load(url: string, signal: AbortSignal): Promise<PDFDocumentProxy> {
  const response = await fetch(url, { signal, credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${response.status}`);
  return openPdf(new Uint8Array(await response.arrayBuffer()));
}

/** Width that a page may take, told again when the pane is drawn wider. */
function useWidth(): [React.RefObject<HTMLElement | null>, number] {
  const frame = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const seen = frame.current;
    if (!seen) return;
    const watch = new ResizeObserver(([entry]) => entry && setWidth(Math.floor(entry.contentRect.width)));
    watch.observe(seen);
    return () => watch.disconnect();
  }, []);
  return [frame, width];
}
