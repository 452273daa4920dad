/** Lines of a page, and pages of it. */
const PER_PAGE = 12;

/**
 * A PDF of Chinese lines in a font that is named and not embedded, its characters by UniGB-UCS2-H: what office
 * programs make, in the smallest form.
 */
export function lawPdf(lines: readonly string[]): Buffer {
  const pages = Array.from({ length: Math.ceil(lines.length / PER_PAGE) }, (_, i) =>
    content(lines.slice(i * PER_PAGE, (i + 1) * PER_PAGE)),
  );
  return fileOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pages.map((_, i) => `${6 + i * 2} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 5 0 R /DW 1000 >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
    ...pages.flatMap((page, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${7 + i * 2} 0 R >>`,
      `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
    ]),
  ]);
}

function content(lines: readonly string[]): string {
  const shown = lines.map((line, i) => {
    const hex = [...line].map((sign) => sign.charCodeAt(0).toString(16).padStart(4, '0')).join('');
    return `1 0 0 1 60 ${780 - i * 30} Tm <${hex}> Tj`;
  });
  return `BT /F1 12 Tf\n${shown.join('\n')}\nET`;
}

function fileOf(objects: readonly string[]): Buffer {
  let file = '%PDF-1.4\n';
  const places = objects.map((object, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file + table + trailer, 'latin1');
}
