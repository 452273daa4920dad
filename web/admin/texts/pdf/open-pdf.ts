import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist';
import PdfWorker from 'pdfjs-dist/build/pdf.worker.min.mjs?worker';

/** Tables of Chinese characters, and stand-ins for fonts that a file does not bring. */
const CMAPS = import.meta.glob<string>(
  '../../../../node_modules/pdfjs-dist/cmaps/{Adobe-GB1,Adobe-CNS1,GB,UniGB,UniCNS,CNS,ETen,HKscs,B5pc}*.bcmap',
  {
    query: '?url',
    import: 'default',
    eager: true,
  },
);
const FONTS = import.meta.glob<string>('../../../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}', {
  query: '?url',
  import: 'default',
  eager: true,
});

class CMapReader {
  async fetch({ name }: { name: string }) {
    return { cMapData: await bytesOf(CMAPS, `${name}.bcmap`), isCompressed: true };
  }
}

class FontReader {
  fetch({ filename }: { filename: string }) {
    return bytesOf(FONTS, filename);
  }
}

/** Opens a PDF from its bytes. Everything that it needs comes from this site. Throws for what is no PDF. */
export function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  GlobalWorkerOptions.workerPort ??= new PdfWorker();
  return getDocument({
    data: bytes,
    useWorkerFetch: false,
    useWasm: false,
    isEvalSupported: false,
    enableXfa: false,
    CMapReaderFactory: CMapReader,
    StandardFontDataFactory: FontReader,
  }).promise;
}

async function bytesOf(table: Record<string, string>, name: string): Promise<Uint8Array> {
  const url = Object.entries(table).find(([path]) => path.endsWith(`/${name}`))?.[1];
  if (!url) throw new Error(`no such table: ${name}`);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
