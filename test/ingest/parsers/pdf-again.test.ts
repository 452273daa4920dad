import { describe, expect, it } from 'vitest';
import { readPdf } from '../../../ingest/parsers/pdf.ts';

/** Pages, font and words are there, but no table of objects, and the trailer leads to no catalogue. */
function damaged(words: string): Uint8Array {
  const content = `BT /F1 12 Tf 20 100 Td (${words}) Tj ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 200]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>',
    `<</Length ${content.length}>>\nstream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  const body = objects.map((object, i) => `${i + 1} 0 obj\n${object}\nendobj\n`).join('');
  return new TextEncoder().encode(`%PDF-1.4\n${body}trailer\n<</Root<</Pages 2 0 R>>>>`);
}

describe('a damaged PDF', () => {
  it('is read by the second reader, and says so', async () => {
    const reading = await readPdf(damaged('Small firms may apply for the relief before the end of March.'));
    expect(reading.blocks).toMatchObject([
      { kind: 'paragraph', text: 'Small firms may apply for the relief before the end of March.', page: 1 },
    ]);
    expect(reading.warnings.map(({ code }) => code)).toContain('read_by_second');
  });

  it('is refused when only debris comes out of it', async () => {
    await expect(readPdf(damaged('Small'))).rejects.toMatchObject({ code: 'file_broken' });
  });
});
