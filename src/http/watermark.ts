import { fault } from '../base/faults.ts';

/** A Direct Line watermark is a log sequence number; empty: from the beginning. Throws `body_invalid`. */
export function readWatermark(text: string): number {
  if (text === '' || text === 'undefined' || text === 'null') return 0;
  if (!/^\d{1,15}$/.test(text)) throw fault('body_invalid', { problem: 'watermark' });
  return Number(text);
}
