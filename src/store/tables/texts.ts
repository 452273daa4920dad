import type { Generated } from 'kysely';

/** Tables about the texts themselves: where a field was read, how texts act on each other, how alike they are. */
export interface TextsTables {
  metadata_fields: MetadataFieldTable;
  relations: RelationTable;
  sketch_bands: SketchBandTable;
}

/** One value of one field of a version. A newer value replaces the row; rows are never deleted. */
interface MetadataFieldTable {
  id: Generated<number>;
  version_id: number;
  /** Closed list: `knowledge/metadata`. */
  field: string;
  /** JSON. */
  value: string;
  /** Where it was read: `manifest`, `text`, `history`, `title`, …, or `person`. */
  origin: string;
  /** The words it was read from. */
  quote: string | null;
  /** The passage that holds these words. */
  passage_id: number | null;
  /** 0 to 1; 1 when a person said so. */
  confidence: number;
  actor: string;
  at: string;
  replaced_at: string | null;
}

/** What one version does to another document: repeals it, extends it, carries it out. */
interface RelationTable {
  id: Generated<number>;
  /** The text that acts. */
  version_id: number;
  /** Closed list: `knowledge/relations`. */
  kind: string;
  /** The other text: as written, in one plain spelling, by its number, or the document a person chose. */
  target_title: string | null;
  target_name: string | null;
  target_number: string | null;
  target_document: number | null;
  /** Region of the acting text: a title is looked for there first, then among national texts. */
  region: string;
  /** JSON array of article references; null: the whole text. */
  articles: string | null;
  /** First day on which it holds. */
  from_day: string | null;
  /** Last day that an extension gives. */
  until_day: string | null;
  quote: string | null;
  passage_id: number | null;
  /** `text` or `person`. */
  source: string;
  confidence: number;
  actor: string;
  created_at: string;
  /** Taken back by a person: a new reading of the same text does not bring it back. */
  removed_at: string | null;
  removed_by: string | null;
}

/** A band of a version's sketch; versions that share one may be near-duplicates. */
interface SketchBandTable {
  version_id: number;
  band: string;
}
