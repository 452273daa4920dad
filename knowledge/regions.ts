/** Region of texts that hold everywhere. */
export const NATIONAL = '全国';
