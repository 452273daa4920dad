import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import { marked } from './mark.ts';

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** A sharper picture than this costs memory and shows nothing more. */
const MOST_DOTS = 2;

/** One page as it was printed, as wide as asked, with a passage marked on it. */
export function PdfPage(props: {
  pdf: PDFDocumentProxy;
  number: number;
  width: number;
  mark: string | null;
  label: string;
  onFailed(): void;
}) {
  const { pdf, number, width, mark, onFailed } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [boxes, setBoxes] = useState<Box[]>([]);
  const sheet = useRef<HTMLDivElement>(null);
  const failed = useRef(onFailed);
  failed.current = onFailed;

  useEffect(() => {
    let stopped = false;
    let stop = () => {};
    const draw = async () => {
      const page = await pdf.getPage(number);
      if (stopped || !canvas.current) return;
      const task = drawPage(page, canvas.current, width);
      stop = () => task.cancel();
      await task.promise;
    };
    draw().catch(() => !stopped && failed.current());
    return () => {
      stopped = true;
      stop();
    };
  }, [pdf, number, width]);

  useEffect(() => {
    let stopped = false;
    setBoxes([]);
    if (mark)
      pdf
        .getPage(number)
        .then((page) => boxesOn(page, width, mark))
        .then((found) => !stopped && setBoxes(found))
        .catch(() => !stopped && failed.current());
    return () => {
      stopped = true;
    };
  }, [pdf, number, width, mark]);

  useEffect(() => {
    if (boxes.length > 0)
      sheet.current?.querySelector('.pdf-mark')?.scrollIntoView({ block: 'center', behavior: 'instant' });
  }, [boxes]);

  return (
    <div className="pdf-page" ref={sheet}>
      <canvas ref={canvas} role="img" aria-label={props.label} />
      {boxes.map((box) => (
        <i key={`${box.left} ${box.top}`} className="pdf-mark" style={{ ...box }} />
      ))}
    </div>
  );
}

function drawPage(page: PDFPageProxy, canvas: HTMLCanvasElement, width: number) {
  const viewport = viewportOf(page, width);
  const dots = Math.min(MOST_DOTS, devicePixelRatio);
  canvas.width = Math.floor(viewport.width * dots);
  canvas.height = Math.floor(viewport.height * dots);
  canvas.style.width = `${viewport.width}px`;
  canvas.style.height = `${viewport.height}px`;
  return page.render({ canvas, viewport, transform: [dots, 0, 0, dots, 0, 0] });
}

function viewportOf(page: PDFPageProxy, width: number) {
  return page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
}

async function boxesOn(page: PDFPageProxy, width: number, mark: string): Promise<Box[]> {
  const viewport = viewportOf(page, width);
  const { items } = await page.getTextContent();
  const written = items.filter((item) => 'str' in item);
  const found = marked(written, mark);
  return written
    .filter((_, at) => found.has(at))
    .map(({ transform, width: wide, height }) => {
      const [x, y] = [Number(transform[4]), Number(transform[5])];
      const [x1, y1, x2, y2] = viewport.convertToViewportRectangle([
        x,
        y - height * 0.2,
        x + wide,
        y + height,
      ]) as [number, number, number, number];
      return {
        left: Math.min(x1, x2),
        top: Math.min(y1, y2),
        width: Math.abs(x2 - x1),
        height: Math.abs(y2 - y1),
      };
    });
}
