import type { RuleTree, Table } from '@greffe/rules';
import type { Counter } from './count/types.ts';
import type { MigrationFile } from './migrate/types.ts';
import type { RecordWorkflow } from './workflow/types.ts';

export type * from './count/types.ts';
export type * from './workflow/types.ts';

/** A calendar day, `YYYY-MM-DD`, in Europe/Brussels. */
export type LocalDate = string;

/** A JSON pointer into a step's data; in a bundle `*` stands for any item of a list: `/services/~/date`, with `~` written as a star. */
export type Pointer = string;

/** A step's data as JSON. A value not given is an absent key, never null. */
export type StepData = { readonly [key: string]: unknown };

/** Where a requirement stands in the law. `sentence` quotes the source. */
export interface Citation {
  readonly source: string;
  readonly article: string;
  readonly sentence?: string;
}

/** CO-15: what the source says, or what a product needs besides. */
export type Origin = 'source' | 'proposed';

export interface Role {
  readonly id: string;
  readonly origin: Origin;
  readonly cite?: Citation;
  /** Roles whose holders may grant this one. */
  readonly grantedBy: readonly string[];
  /**
   * Answers that name the organisation whose holders of this role act on a record; of several the last that is
   * answered counts. Without it, the role counts as `scope` says.
   */
  readonly namedBy?: readonly { readonly step: string; readonly pointer: Pointer }[];
  /**
   * `everywhere`: of no organisation (a council, a support); `beneficiary`: for one's own records; `link`: for those of
   * the patient of a hub's link, to read; else `organisation`.
   */
  readonly scope?: 'organisation' | 'everywhere' | 'beneficiary' | 'link';
}

/** Pointers by which the engine knows a beneficiary, whatever the fields are called. */
export interface BeneficiaryPointers {
  readonly step: string;
  readonly niss: Pointer;
  readonly hasNoNiss: Pointer;
  /** The code of a beneficiary without NISS (CO-2): picked from likely matches, or made when the record is sent. */
  readonly code: Pointer;
  readonly lastName: Pointer;
  readonly firstName: Pointer;
  readonly birthDate: Pointer;
  readonly sex: Pointer;
}

export interface Retention {
  /** ISO 8601, in years, months, weeks and days. */
  readonly period: string;
  /** Counted from the day of the last change; `closed`: of records that are closed alone. */
  readonly from: 'lastChange' | 'closed';
  readonly origin: Origin;
  readonly cite?: Citation;
}

export interface RecordType {
  readonly id: string;
  readonly origin: Origin;
  readonly cite?: Citation;
  readonly createdBy: readonly string[];
  readonly beneficiary: BeneficiaryPointers;
  /** Field shown as the record's date in lists. */
  readonly listDate?: { readonly step: string; readonly pointer: Pointer };
}

/** A CEL expression with the pointer of the object that `this` means (`''` is the step's root). */
export interface ScopedExpression {
  readonly cel: string;
  readonly scope: Pointer;
  /** Pointers that the expression reads; a change elsewhere leaves its answer alone. */
  readonly dependsOn: readonly Pointer[];
}

export interface FieldLogic {
  readonly visible?: ScopedExpression;
  readonly required?: boolean | ScopedExpression;
  readonly readOnly?: boolean | ScopedExpression;
  /**
   * The value follows from others and cannot be typed while the answer is known. While it is not known, what was
   * typed stands; a field with `readOnly: true` is then empty.
   */
  readonly derived?: ScopedExpression;
  /** The form empties the field when this becomes true. Data sent all the same are judged by the rules. */
  readonly clearedWhen?: ScopedExpression;
  /** Evaluated once, when the record is created. */
  readonly initial?: ScopedExpression;
}

export type FieldKind =
  | 'object'
  | 'list'
  | 'text'
  | 'date'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'choice'
  | 'file';

export type FieldWidth = 'full' | 'half' | 'third' | 'quarter' | 'two-thirds';

export interface FieldLayout {
  /** A widget's name; which of them can show which kind of field: `WIDGETS`. */
  readonly widget: string;
  readonly width: FieldWidth;
  readonly autocomplete?: string;
  readonly inputMode?: 'text' | 'numeric' | 'decimal';
  /** Name of the drawing in `pictures/` on which regions are chosen. */
  readonly drawing?: string;
}

export interface Field {
  readonly pointer: Pointer;
  readonly kind: FieldKind;
  /** JSON Schema format, such as `niss` or `date`; `file`: the text names a file of the record. */
  readonly format?: string;
  /** Shared module that the field comes from. */
  readonly module?: string;
  readonly origin: Origin;
  readonly cite?: Citation;
  /** Unit symbol, such as `mmol/mol`. */
  readonly unit?: string;
  readonly layout: FieldLayout;
  readonly logic: FieldLogic;
  /** Values of a choice, in order. */
  readonly options?: readonly FieldOption[];
  /** The drawing that the layout names, as an SVG of outlines and ids alone. */
  readonly drawing?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
}

export interface FieldOption {
  readonly value: string;
  /** Text key of the label. */
  readonly label: string;
  /** Offered from this day on … */
  readonly validFrom?: LocalDate;
  /** … until this one, included. */
  readonly validTo?: LocalDate;
  /** Pointer of the date field by which validity is judged; without it, today. */
  readonly validOn?: Pointer;
}

export interface Rule {
  readonly id: string;
  readonly step: string;
  readonly scope: Pointer;
  /** Where it shows: a pointer from the step's root, in a list with `*`. */
  readonly at: Pointer;
  readonly severity: 'error' | 'warning';
  readonly assert: RuleTree;
  /** Text key. */
  readonly message: string;
  readonly dependsOn: readonly Pointer[];
  readonly origin: Origin;
  readonly cite?: Citation;
}

/** JSON Schema 2020-12, every `$ref` resolved, no texts, no conditions. */
export type JsonSchema = { readonly [keyword: string]: unknown };

export interface Step {
  readonly id: string;
  readonly schema: JsonSchema;
  /** Names the compiled validator of this schema. */
  readonly schemaHash: string;
  /** Every field, parents before children, in the order of the screen. */
  readonly fields: readonly Field[];
  readonly rules: readonly Rule[];
}

/** One immutable version of a registry, named by its content hash. */
export interface Bundle {
  readonly formatVersion: 1;
  readonly hash: string;
  readonly id: string;
  readonly version: string;
  /** A registry to try things on: production does not seed it. */
  readonly example?: boolean;
  readonly languages: readonly string[];
  readonly legalBasis: Citation;
  readonly support: { readonly email: string };
  /** Prefix of registration codes (CO-6). */
  readonly codePrefix: string;
  /** `secondPerson`: no version takes force that another administrator than its publisher has not approved. */
  readonly approval?: 'secondPerson';
  /** How long records are kept; the engine then erases them. Without it, until somebody has one erased. */
  readonly retention?: Retention;
  readonly roles: readonly Role[];
  readonly recordTypes: readonly RecordType[];
  readonly workflows: Readonly<Record<string, RecordWorkflow>>;
  readonly steps: Readonly<Record<string, Step>>;
  readonly tables: Readonly<Record<string, Table>>;
  /** How many records of a kind there may be: `countersOf`. Absent without counters.json: the hash stays what it was. */
  readonly counters?: readonly Counter[];
  /** Capacities of those to whom a counter's notices are written where nobody has named others. */
  readonly counterRecipients?: readonly string[];
  /** How records of older versions come to this one: version -> its migration file. Absent where there is none. */
  readonly migrations?: Readonly<Record<string, MigrationFile>>;
  /** language -> text key -> ICU message. */
  readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What the loader or the linter found: where, what was expected, what was found, what to do. */
export interface Finding {
  readonly severity: 'error' | 'warning';
  /** A stable name, such as `rule.unknown-field`. */
  readonly code: string;
  readonly file: string;
  readonly pointer: Pointer;
  readonly message: string;
  readonly suggestion?: string;
}

/** Everything a form's logic looks at besides the step's own data. */
export interface Facts {
  /** Today in Europe/Brussels, by the server's clock. */
  readonly today: LocalDate;
  readonly organisation: { readonly number: string; readonly name: string };
  readonly author: { readonly number: string; readonly name: string };
}

/** A fault in a step's data, by the field. */
export interface FieldError {
  readonly pointer: Pointer;
  readonly severity: 'error' | 'warning';
  /** `required`, `type`, `maximum`, `format.niss`, `option`, `unknown`, `rule` … */
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** Text key, where the definition has a sentence of its own. */
  readonly message?: string;
  readonly cite?: Citation;
}

/** What a compiled schema says of data; the only things used are where, which keyword and its parameters. */
export interface SchemaError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}
export type SchemaValidator = (data: unknown) => readonly SchemaError[];
