/** How far a limit reaches: one for all records of the registry, one per organisation, or one per beneficiary. */
export type CountScope = 'all' | 'organisation' | 'beneficiary';

/**
 * How long a limit lasts: for ever, or a calendar year in Brussels. The year is that of the validation, or of a date
 * that the record says, such as that of an operation.
 */
export type CountPeriod = 'none' | 'year-of-validation' | 'year-of-date';

/** What is counted, and how much of it there may be. */
export interface CountRule {
  readonly scope: CountScope;
  readonly period: CountPeriod;
  /** The most that a pool holds: the record that brings it there is the last one accepted. */
  readonly limit: number;
}

/** What a record says of itself to a counter. */
export interface Counted {
  /** Number of the organisation that sent it. */
  readonly organisation: string;
  /** Who it is about, coded. */
  readonly beneficiary: string;
  /** ISO 8601, with its offset. */
  readonly validatedAt: string;
  /** The calendar day that decides the year, where the rule asks for one. */
  readonly date?: string;
}

/**
 * A record that asks a counter for a place: by what it was last sent with, also while it is open again, until it is
 * deleted, sent with something else, or sent back to be corrected.
 */
export interface Claim {
  readonly record: string;
  /** Which of the counter's totals it adds to; see {@link poolOf}. */
  readonly pool: string;
  /** How much it adds, a whole number from 1. */
  readonly weight: number;
  /** ISO 8601, with its offset. */
  readonly validatedAt: string;
}

/** A place that a record holds. */
export type Place = Pick<Claim, 'record' | 'pool' | 'weight'>;
