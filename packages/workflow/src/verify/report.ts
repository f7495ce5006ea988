import type { Finding } from '@greffe/definition';

/** What is proved of a record type's workflow; the order in which a report names them. */
export const PROPERTIES = [
  'roles',
  'fields',
  'reachable',
  'order',
  'progress',
  'outcomes',
  'consent',
  'ending',
] as const;

export type PropertyName = (typeof PROPERTIES)[number];

/** A fault with the shortest way to it, a sentence a line, ready to be read. */
export interface Violation {
  readonly finding: Finding;
  readonly trace: readonly string[];
}

/** The answer for one property of one record type. */
export interface PropertyResult {
  readonly recordType: string;
  readonly property: PropertyName;
  /** What the property says, in the report's language. */
  readonly title: string;
  /** `violated` wins over `notFullyExplored`: what was found stands, whatever was left out. */
  readonly answer: 'proved' | 'violated' | 'notFullyExplored';
  readonly violations: readonly Violation[];
  /** What was not looked at, a sentence each; empty unless the limit was reached. */
  readonly left: readonly string[];
  /** States that were looked at. */
  readonly states: number;
  /** By the clock that was given; 0 without one. */
  readonly milliseconds: number;
}

export interface VerificationReport {
  readonly definition: string;
  readonly results: readonly PropertyResult[];
  /** Whether every property is proved: what is not may not be published. */
  readonly isProved: boolean;
}

export interface VerifyOptions {
  /** Language of titles and sentences; by default the definition's first. */
  readonly language?: string;
  /** Most states of one search; beyond it a property is `notFullyExplored`. */
  readonly limit?: number;
  /** Milliseconds of any clock, to say how long each property took. */
  readonly clock?: () => number;
}
