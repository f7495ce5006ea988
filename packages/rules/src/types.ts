/** The static type of a value in a CEL expression. `date` is a calendar day (no time, no zone). */
export type CelType =
  | 'string'
  | 'bool'
  | 'int'
  | 'double'
  | 'date'
  | { readonly list: CelType }
  | { readonly object: Readonly<Record<string, CelType>> };

/** One row of a definition's table; every cell is text, as in its CSV file. */
export type TableRow = Readonly<Record<string, string>>;

/** A table of a definition, such as services with their validity dates. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

/** What an expression may speak of: its variables with their types, and the tables its functions look into. */
export interface Environment {
  readonly variables: Readonly<Record<string, CelType>>;
  readonly tables: Readonly<Record<string, Table>>;
}

/** Values as JSON has them: dates are `YYYY-MM-DD` texts. A value not given is an absent key, never null. */
export type Values = Readonly<Record<string, unknown>>;

/** The answer of an expression: a value, or the paths (`this.birthDate`) that are not given yet. */
export type Answer =
  | { readonly known: true; readonly value: unknown }
  | { readonly known: false; readonly missing: readonly string[] };

/** What the static check of an expression found. */
export type CheckResult =
  | {
      readonly ok: true;
      readonly type: CelType /** Paths read, such as `this.niss`. */;
      readonly references: readonly string[];
    }
  | { readonly ok: false; readonly problem: ExpressionProblem };

/** The kinds of fault of an expression. `syntax` is what the language itself says, in English alone. */
export const problemCodes = [
  'tooLong',
  'tooLarge',
  'endsEarly',
  'syntax',
  'noValue',
  'noMap',
  'noOptional',
  'noNull',
  'literal',
  'unknownName',
  'noFieldsIn',
  'unknownField',
  'fieldWritten',
  'unknownFunction',
  'unknownMethod',
  'functionNotMethod',
  'loopDepth',
  'loopName',
  'written',
  'unknownTable',
  'unknownColumn',
  'noValidity',
  'notDate',
  'pattern',
  'types',
  'evaluation',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** A fault in an expression: what was found, what was expected, what to do. */
export interface ExpressionProblem {
  readonly message: string;
  /** What kind of fault it is, by which it is said in other languages. */
  readonly code: ProblemCode;
  /** What the sentence names: names as they are written, types, a limit. */
  readonly params: Readonly<Record<string, string | number>>;
  /** The name that was probably meant. */
  readonly near?: string;
  /** Zero-based offset in the expression's text. */
  readonly offset?: number;
  readonly suggestion?: string;
}

/** A rule as authored: the explanation is the tree, never guessed from syntax. */
export type RuleTree =
  | { readonly all: readonly RuleTree[]; readonly message?: string }
  | { readonly any: readonly RuleTree[]; readonly message?: string }
  | { readonly not: RuleTree; readonly message?: string }
  | { readonly cel: string; readonly message?: string };

/** The three answers of a rule. */
export type Truth = 'met' | 'notMet' | 'notYetKnown';

/** The tree of a rule with its answers. */
export interface Explanation {
  readonly kind: 'all' | 'any' | 'not' | 'leaf';
  readonly truth: Truth;
  /** Text key of the message, where the tree names one. */
  readonly message?: string;
  /** Paths without which the answer is not known. */
  readonly missing?: readonly string[];
  readonly children?: readonly Explanation[];
}
