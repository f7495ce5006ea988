import type { Bundle, Citation, Origin, Pointer, ScopedExpression } from '../types.ts';

/** What adds to a counter: a validated step of a record type, filled once, where the condition holds. */
export interface CounterSource {
  readonly recordType: string;
  readonly step: string;
  /** Over the step's validated `data` alone, from its root; without it, every such step counts. */
  readonly when?: ScopedExpression;
  /** How much it adds: a whole number from 1, or the field of the step that says it; 1 where nothing is written. */
  readonly weight?: number | Pointer;
}

/** How many records of a kind there may be (decision 17). Each record type adds to a counter at most once. */
export interface Counter {
  readonly id: string;
  readonly origin: Origin;
  readonly cite?: Citation;
  readonly counts: readonly CounterSource[];
  /** The most that a pool holds, from 1: the record that brings it there is the last one accepted. */
  readonly limit: number;
  /** One limit for the whole registry, one for each organisation, or one for each beneficiary. */
  readonly scope: 'all' | 'organisation' | 'beneficiary';
  /** For ever, or a calendar year in Brussels: that of the validation, or of a date in the step. */
  readonly period: 'none' | 'year-of-validation' | { readonly yearOf: Pointer };
  /** `refuse`: sending is refused by what the last night left; `accept`: only the night sends back. */
  readonly whenFull: 'refuse' | 'accept';
  /** Field of each counted step at which a person reads that it is full: at refusal, and as a correction. */
  readonly at: Pointer;
  /** From which figure on people are told, and at every how many; without it nobody is. */
  readonly notices?: { readonly from: number; readonly every: number };
  /** Roles that see the counter's page. */
  readonly seenBy: readonly string[];
  /** Roles that may change who is written to. */
  readonly recipientsChangedBy: readonly string[];
}

/** A version's counters; those published before there were counters hold none. */
export const countersOf = ({ counters }: Pick<Bundle, 'counters'>): readonly Counter[] => counters ?? [];
