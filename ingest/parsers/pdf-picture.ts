import type { OpenPdf } from './pdfium.ts';

/** Points are 1/72 inch: 200 dots per inch is what recognition reads best for the time it takes. */
const SCALE = 200 / 72;
const LONGEST = 3_000;
const GREY = 1;
/** FPDF_ANNOT: what was stamped on the page is seen too. */
const ANNOTATIONS = 1;

/** A page as a grey picture (PGM), or null when it cannot be drawn. */
export function pagePicture({ pdfium, heap, document }: OpenPdf, index: number): Buffer | null {
  const page = pdfium.FPDF_LoadPage(document, index);
  if (page === 0) return null;
  const [wide, high] = [pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)];
  const scale = Math.min(SCALE, LONGEST / Math.max(wide, high, 1));
  const [width, height] = [Math.max(1, Math.round(wide * scale)), Math.max(1, Math.round(high * scale))];
  const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, GREY, 0, 0);
  try {
    if (bitmap === 0) return null;
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, ANNOTATIONS);
    const [at, stride] = [pdfium.FPDFBitmap_GetBuffer(bitmap), pdfium.FPDFBitmap_GetStride(bitmap)];
    const rows = Array.from({ length: height }, (_, y) =>
      heap.HEAPU8.subarray(at + y * stride, at + y * stride + width),
    );
    return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), ...rows]);
  } finally {
    if (bitmap !== 0) pdfium.FPDFBitmap_Destroy(bitmap);
    pdfium.FPDF_ClosePage(page);
  }
}
