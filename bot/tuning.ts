import { z } from 'zod';
import { loadData } from '../src/base/load-data.ts';

const share = z.number().min(0).max(1);
const byLanguage = z.strictObject({ zh: z.number().min(0).max(2), en: z.number().min(0).max(2) });
const count = z.number().int().min(1).max(1_000);

/** Thresholds of answering: `bot/tuning.yaml` says what each is for. */
const schema = z.strictObject({
  hits: count,
  placeWeight: share,
  placeHalf: count,
  guides: count,
  guideStrength: byLanguage,
  guideClear: byLanguage,
  guideOthers: count,
  guideBeside: share,
  guideBesideStrength: share,
  nearestBeside: share,
  localShare: share,
  guideSure: share,
  verdictSure: share,
  otherTopic: share,
  related: count,
  coverage: share,
  coverageSure: share,
  articles: count,
  modelSources: count,
  extract: count,
  extractShort: count,
  items: count,
});

export const TUNING = loadData('bot/tuning.yaml', schema);
