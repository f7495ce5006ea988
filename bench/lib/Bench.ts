/** One line of the table. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** How it was measured, where the line alone could mislead. */
  readonly note?: string;
}

export interface Options {
  /** Connections of the load runs. */
  readonly connections: number;
  /** Seconds of each round of the load runs. */
  readonly seconds: number;
  /** Ids of the peers to measure; all when there is none. */
  readonly peers: readonly string[];
  /** Fields of the forms that peers are measured on. */
  readonly sizes: readonly number[];
  /** How often each peer is measured, in turn with the others. */
  readonly rounds: number;
  /** Chromium's program, where there is one. */
  readonly chromium?: string;
}

/** Something that is measured. It cleans up after itself, also when it fails. */
export interface Bench {
  readonly name: string;
  readonly about: string;
  readonly needsBrowser?: boolean;
  /** Left out where no bench is named. */
  readonly isOnlyWhenAsked?: boolean;
  run(options: Options): Promise<readonly Figure[]>;
}

/** A number as a person reads it: three digits that count, none invented. */
export function rounded(value: number): number {
  if (value === 0 || !Number.isFinite(value)) return value;
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return Number(value.toFixed(Math.min(digits, 6)));
}

/** The value below which the share (0 to 1) of the numbers lies; NaN without any. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);
