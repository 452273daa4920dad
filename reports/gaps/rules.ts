import { z } from 'zod';
import { loadData } from '../../src/base/load-data.ts';

const share = z.number().min(0).max(1);
const count = z.number().int().positive();

/** How gaps are gathered. */
export const GAPS = loadData(
  'reports/data/gaps.yaml',
  z.strictObject({
    questions: count,
    alike: share,
    alikeByWords: share,
    gaps: count,
    examples: count,
    days: count,
  }),
);
