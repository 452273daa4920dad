/** Economic compensation as months of wage, with what it was reckoned from. */
export interface Severance {
  /** Full years and months left over of service with the employer. */
  years: number;
  months: number;
  /** Months of wage: one per full year, one for six months or more left over, half for less. */
  due: number;
  /** Twice the compensation, for unlawful ending. */
  doubled: number;
}

/**
 * Economic compensation for a length of service, in months of the average wage of the last twelve months.
 * Source: Labour Contract Law of the PRC, art. 47 para. 1 (one month per full year; six months or more count
 * as a year; less than six months give half a month); art. 87 (unlawful ending: twice that). The cap of
 * art. 47 para. 2 (twelve years, three times the local average wage) needs the local average and is not applied.
 * @param service length of service in months, more than 0
 */
export function severance(service: number): Severance {
  const years = Math.floor(service / 12);
  const months = Math.round((service - years * 12) * 10) / 10;
  const rest = months === 0 ? 0 : months >= 6 ? 1 : 0.5;
  const due = years + rest;
  return { years, months, due, doubled: due * 2 };
}
