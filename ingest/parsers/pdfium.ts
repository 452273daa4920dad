import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';
import { Fault, fault } from '../../src/base/faults.ts';

/** PDFium, and the file that it has open. */
export interface OpenPdf {
  pdfium: WrappedPdfiumModule;
  heap: Heap;
  document: number;
  pages: number;
}

/** Its memory as numbers; made anew when it grows, so always asked for on the spot. */
interface Heap {
  HEAPU8: Uint8Array;
  HEAPU32: Uint32Array;
  HEAPF32: Float32Array;
  HEAPF64: Float64Array;
}

/** What it exports as its memory; the compiler knows WebAssembly only in browsers. */
interface Memory {
  buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** WebAssembly has no bound of its own: a file that wants more than this is refused. */
const MOST_BYTES = 256e6;
/** Its memory never shrinks; after a file that took this much, the next one gets a new instance. */
const WORN_BYTES = 96e6;
const PASSWORD_NEEDED = 4;
const SECURITY_UNKNOWN = 5;

let instance: Promise<WrappedPdfiumModule> | null = null;

/**
 * Opens a PDF for as long as `use` runs. PDFium runs in WebAssembly: it reaches no file and no network, and
 * this build runs no scripts. Throws `file_encrypted` and `file_broken`.
 */
export async function withPdf<Result>(
  bytes: Uint8Array,
  use: (pdf: OpenPdf) => Promise<Result>,
): Promise<Result> {
  instance ??= start();
  const pdfium = await instance;
  const { malloc, free } = pdfium.pdfium.wasmExports;
  const heap = pdfium.pdfium as unknown as Heap;
  try {
    const at = malloc(bytes.length);
    if (at === 0)
      throw fault('file_too_large', {
        size: `${Math.ceil(bytes.length / 1e6)} MB`,
        limit: `${MOST_BYTES / 1e6} MB`,
      });
    heap.HEAPU8.set(bytes, at);
    const document = pdfium.FPDF_LoadMemDocument(at, bytes.length, '');
    if (document === 0) {
      const refusal = refusalOf(pdfium.FPDF_GetLastError());
      free(at);
      throw refusal;
    }
    try {
      return await use({ pdfium, heap, document, pages: pdfium.FPDF_GetPageCount(document) });
    } finally {
      pdfium.FPDF_CloseDocument(document);
      free(at);
    }
  } catch (cause) {
    if (!(cause instanceof Fault)) instance = null;
    throw cause;
  } finally {
    if (heap.HEAPU8.length > WORN_BYTES) instance = null;
  }
}

async function start(): Promise<WrappedPdfiumModule> {
  const file = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
  const pdfium = await init({ wasmBinary: new Uint8Array(await readFile(file)).buffer });
  const memory: unknown = Object.values(pdfium.pdfium.wasmExports).find(
    (held: object) => Object.prototype.toString.call(held) === '[object WebAssembly.Memory]',
  );
  if (memory) bound(memory as Memory);
  pdfium.PDFiumExt_Init();
  return pdfium;
}

/** Growth beyond the bound fails as it does when the machine has no more memory. */
function bound(memory: Memory): void {
  const grow = memory.grow.bind(memory);
  memory.grow = (pages) => {
    if (memory.buffer.byteLength + pages * 65_536 > MOST_BYTES) throw new RangeError('memory bound reached');
    return grow(pages);
  };
}

function refusalOf(code: number): Error {
  if (code === PASSWORD_NEEDED || code === SECURITY_UNKNOWN) return fault('file_encrypted');
  return fault('file_broken', { reason: 'no readable PDF' });
}
