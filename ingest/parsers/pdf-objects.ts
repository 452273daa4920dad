import type { OpenPdf } from './pdfium.ts';

interface Place {
  x: number;
  y: number;
}

interface Box {
  left: number;
  bottom: number;
  right: number;
  top: number;
}

/** What a page shows beside its letters. */
export interface PageObjects {
  shows: boolean;
  /** Share of the page that pictures reach over. */
  pictured: number;
  isOnPage(place: Place): boolean;
  /** Something other than white lies there, on which white letters are seen. */
  isPainted(place: Place): boolean;
}

const PATH = 2;
const IMAGE = 3;
const FORM = 5;
const MOST_OBJECTS = 20_000;

/** Looks through the objects of a page; boxes in the page's own measures, y growing upwards. */
export function pageObjects(pdf: OpenPdf, page: number): PageObjects {
  const { pdfium, heap } = pdf;
  const { malloc, free } = pdfium.pdfium.wasmExports;
  const at = malloc(32);
  const floats = () => heap.HEAPF32.subarray(at / 4, at / 4 + 4);
  const painted: Box[] = [];
  const pictures: Box[] = [];
  const count = Math.min(pdfium.FPDFPage_CountObjects(page), MOST_OBJECTS);
  let shows = false;
  for (let i = 0; i < count; i++) {
    const object = pdfium.FPDFPage_GetObject(page, i);
    const type = pdfium.FPDFPageObj_GetType(object);
    if (type < PATH || type > FORM) continue;
    shows = true;
    if (!pdfium.FPDFPageObj_GetBounds(object, at, at + 4, at + 8, at + 12)) continue;
    const [left = 0, bottom = 0, right = 0, top = 0] = floats();
    const box = { left, bottom, right, top };
    if (type === IMAGE || (type === FORM && holdsImage(pdf, object))) pictures.push(box);
    if (type !== PATH || isDark(pdf, object, at)) painted.push(box);
  }
  const paper = paperOf(pdf, page, at);
  free(at);
  const pictured = pictures.length > 0 ? area(cut(around(pictures), paper)) / area(paper) : 0;
  return {
    shows,
    pictured,
    isOnPage: (place) => holds(paper, place),
    isPainted: (place) => painted.some((box) => holds(box, place)),
  };
}

function holdsImage({ pdfium }: OpenPdf, form: number): boolean {
  const count = Math.min(pdfium.FPDFFormObj_CountObjects(form), MOST_OBJECTS);
  for (let i = 0; i < count; i++)
    if (pdfium.FPDFPageObj_GetType(pdfium.FPDFFormObj_GetObject(form, i)) === IMAGE) return true;
  return false;
}

/** A shape filled with something other than white: a colour, or a pattern, whose colour nobody tells. */
function isDark({ pdfium, heap }: OpenPdf, object: number, at: number): boolean {
  if (!pdfium.FPDFPath_GetDrawMode(object, at, at + 4) || heap.HEAPU32[at / 4] === 0) return false;
  if (!pdfium.FPDFPageObj_GetFillColor(object, at, at + 4, at + 8, at + 12)) return true;
  const [red = 255, green = 255, blue = 255, alpha = 0] = heap.HEAPU32.subarray(at / 4, at / 4 + 4);
  return alpha > 8 && Math.min(red, green, blue) < 235;
}

/** The part of the page that is shown. */
function paperOf({ pdfium, heap }: OpenPdf, page: number, at: number): Box {
  const read = () => {
    const [left = 0, bottom = 0, right = 0, top = 0] = heap.HEAPF32.subarray(at / 4, at / 4 + 4);
    return {
      left: Math.min(left, right),
      bottom: Math.min(bottom, top),
      right: Math.max(left, right),
      top: Math.max(bottom, top),
    };
  };
  if (pdfium.FPDFPage_GetCropBox(page, at, at + 4, at + 8, at + 12)) return read();
  if (pdfium.FPDFPage_GetMediaBox(page, at, at + 4, at + 8, at + 12)) return read();
  return {
    left: 0,
    bottom: 0,
    right: Math.max(612, pdfium.FPDF_GetPageWidthF(page)),
    top: Math.max(792, pdfium.FPDF_GetPageHeightF(page)),
  };
}

function around(boxes: readonly Box[]): Box {
  return {
    left: Math.min(...boxes.map((box) => box.left)),
    bottom: Math.min(...boxes.map((box) => box.bottom)),
    right: Math.max(...boxes.map((box) => box.right)),
    top: Math.max(...boxes.map((box) => box.top)),
  };
}

function cut(box: Box, paper: Box): Box {
  return {
    left: Math.max(box.left, paper.left),
    bottom: Math.max(box.bottom, paper.bottom),
    right: Math.min(box.right, paper.right),
    top: Math.min(box.top, paper.top),
  };
}

function area({ left, bottom, right, top }: Box): number {
  return Math.max(0, right - left) * Math.max(0, top - bottom) || 0;
}

function holds({ left, bottom, right, top }: Box, { x, y }: Place): boolean {
  return x >= left - 1 && x <= right + 1 && y >= bottom - 1 && y <= top + 1;
}
