/** A value in a condition: written out, read, or counted from what is read. Paths are dotted, `today` is one. */
export type Operand =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number; readonly type: 'int' | 'double' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** `YYYY-MM-DD`. */
  | { readonly kind: 'date'; readonly value: string }
  | { readonly kind: 'path'; readonly path: string }
  /** A date so many days, months or years after another; before it, where the count is negative. */
  | { readonly kind: 'shifted'; readonly from: DayOperand; readonly count: number; readonly unit: ShiftUnit }
  /** Whole years, or days, from one date to another. */
  | {
      readonly kind: 'elapsed';
      readonly unit: 'days' | 'years';
      readonly from: DayOperand;
      readonly to: DayOperand;
    }
  | { readonly kind: 'part'; readonly part: 'year' | 'month' | 'day'; readonly of: DayOperand }
  /** How many items a list has, or characters a text. */
  | { readonly kind: 'size'; readonly path: string };

/** A date that is read, or written out. */
export type DayOperand = Extract<Operand, { readonly kind: 'date' | 'path' }>;

export type ShiftUnit = 'days' | 'months' | 'years';

/** Comparisons of two values of one type. */
export const comparisons = ['==', '!=', '<', '<=', '>', '>='] as const;
export type Comparison = (typeof comparisons)[number];

/**
 * What is asked of a value. `isTicked` is yes, where no answer counts as no; `isTrue` is not known without an answer.
 * `includes` and `excludes` are asked of a list of texts.
 */
export type Test =
  | Comparison
  | 'isGiven'
  | 'isNotGiven'
  | 'isTrue'
  | 'isFalse'
  | 'isTicked'
  | 'isNotTicked'
  | 'isOneOf'
  | 'isNoneOf'
  | 'includes'
  | 'excludes'
  | 'startsWith'
  | 'endsWith'
  | 'contains';

/** One line of a query. */
export interface Condition {
  readonly kind: 'condition';
  readonly subject: Operand;
  readonly test: Test;
  /** What it is compared with: none, one, or the texts of `isOneOf` and `isNoneOf`. */
  readonly operands: readonly Operand[];
}

/** Conditions that count together: all of them, any of them; negated, not all of them, none of them. */
export interface ConditionGroup {
  readonly kind: 'group';
  readonly join: 'all' | 'any';
  readonly isNegated: boolean;
  readonly parts: readonly Query[];
}

/** A condition as people read it, who do not write expressions. */
export type Query = Condition | ConditionGroup;
