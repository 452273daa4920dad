import type { ParsedDocument } from '../knowledge/parsed-document.ts';
import type { Reading } from './blocks.ts';
import { chunk } from './chunk.ts';
import { type Coverage, coverageWarnings, measureCoverage } from './coverage.ts';
import { type Front, readFront } from './front.ts';
import type { ManifestRow } from './manifest.ts';
import { readMetadata } from './metadata.ts';
import { structure } from './structure.ts';
import { type Warning, warning } from './warnings.ts';

/** A text ready to be stored, with the proof of its completeness. */
export interface ReadDocument {
  parsed: ParsedDocument;
  coverage: Coverage;
  warnings: Warning[];
}

/** Where a text was read. */
export interface Origin {
  /** Absolute path, or the file's name where it comes from. */
  path: string;
  /** What the text is known by: the path, an address, an upload. */
  address: string;
  /** SHA-256 of the bytes. */
  digest: string;
  /** Digest of bytes, manifest row and way of reading. */
  reading: string;
  row: ManifestRow | null;
}

/** From what a parser gave to a document with metadata, passages and coverage. Pure. */
export function readDocument(reading: Reading, origin: Origin): ReadDocument {
  const { row, path } = origin;
  const front = withBody(readFront(reading, path), reading);
  const meta = readMetadata(front, reading.hints, row, path);
  const text = structure(front.body);
  const chunks = chunk(text.units);
  const coverage = measureCoverage(reading, front, text, chunks);
  const { key, title, issuer, level, region, regionCode, topics, language } = meta;
  return {
    parsed: {
      key,
      title,
      issuer,
      level,
      region,
      regionCode,
      topics,
      language,
      visibility: row?.visibility === 'internal' ? 'internal' : 'public',
      version: {
        label: meta.label,
        title,
        documentNumber: meta.documentNumber,
        publishedOn: meta.publishedOn,
        effectiveFrom: meta.effectiveFrom,
        effectiveTo: meta.effectiveTo,
        ended: meta.ended,
        endedBy: meta.endedBy,
        note: meta.note,
        source: origin.address,
        sourceDigest: origin.digest,
        reading: origin.reading,
        history: front.history,
        provenance: meta.provenance,
        relations: meta.relations,
        articleStarts: meta.articleStarts,
        fields: meta.fields,
        coverage,
      },
      passages: chunks.passages,
    },
    coverage,
    warnings: [
      ...reading.warnings,
      ...coverageWarnings(coverage),
      ...(meta.provenance.title === 'file name' ? [warning('title_from_file_name')] : []),
      ...(meta.publishedOn === null && meta.effectiveFrom === null ? [warning('undated')] : []),
      ...(row?.status.unknown ? [warning('status_unknown', { status: row.status.unknown })] : []),
    ],
  };
}

/** A file so short that all of it looked like front matter is text after all. */
function withBody(front: Front, reading: Reading): Front {
  if (front.body.length > 0) return front;
  return { ...front, titleLines: [], history: [], historyLines: [], lines: [], body: reading.blocks };
}
