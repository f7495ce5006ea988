import { brusselsDay } from '@greffe/definition';
import type { Counted, CountRule } from './types.ts';

/**
 * The total to which a record adds, as a key: all that share it are counted together. Undefined where the rule goes by
 * a date that the record does not say.
 */
export function poolOf({ scope, period }: CountRule, counted: Counted): string | undefined {
  const year = yearOf(period, counted);
  if (year === undefined) return undefined;
  const reach = { all: '', organisation: counted.organisation, beneficiary: counted.beneficiary }[scope];
  // Years have four digits: what stands behind them, whatever it is, never makes two pools one.
  return `${year}/${reach}`;
}

function yearOf(period: CountRule['period'], { validatedAt, date }: Counted): string | undefined {
  if (period === 'none') return '';
  return (period === 'year-of-date' ? date : brusselsDay(validatedAt))?.slice(0, 4);
}
