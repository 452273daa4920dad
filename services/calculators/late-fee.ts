/**
 * Simple daily interest or surcharge: `rate` per day on `amount` yuan for `days`, in yuan rounded to the fen.
 * Used with 0.0005 for: tax surcharges (Tax Collection and Administration Law, art. 32), social insurance
 * surcharges (Social Insurance Law, art. 86), late payment to SMEs where nothing was agreed (Regulation on
 * Ensuring Payments to SMEs, 2025, art. 17).
 */
export function dailyCharge(amount: number, days: number, rate: number): number {
  return Math.round(amount * days * rate * 100) / 100;
}
