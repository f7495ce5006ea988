import type { RuleTree } from '@greffe/rules';
import type { Bundle, Citation, Counter, CounterSource, FieldLayout, Origin, Pointer } from '../types.ts';

export type * from './case/file.ts';
export type * from './workflow/file.ts';

/** form.json, as authored: a bundle without what other files say. */
export type FormFile = Pick<
  Bundle,
  | 'formatVersion'
  | 'id'
  | 'version'
  | 'example'
  | 'languages'
  | 'legalBasis'
  | 'support'
  | 'codePrefix'
  | 'approval'
  | 'retention'
  | 'roles'
  | 'recordTypes'
>;

/** Where the values of a choice stand. */
export interface FromTable {
  readonly table: string;
  readonly value: string;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly validOn?: Pointer;
}

/** A node of a step's schema, as authored. */
export interface SchemaNode {
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly $ref?: string;
  readonly origin?: Origin;
  readonly cite?: Citation;
  readonly unit?: string;
  readonly fromTable?: FromTable;
}

/** steps/<step>.ui.json. */
export interface UiFile {
  readonly fields: Readonly<Record<Pointer, Partial<FieldLayout>>>;
}

/** The expressions of one field, as authored. */
export interface LogicEntry {
  readonly visible?: string;
  readonly required?: boolean | string;
  readonly readOnly?: boolean | string;
  readonly derived?: string;
  readonly clearedWhen?: string;
  readonly initial?: string;
}

/** steps/<step>.logic.json. */
export interface LogicFile {
  readonly fields: Readonly<Record<Pointer, LogicEntry>>;
}

/** A rule, as authored. */
export interface RuleEntry {
  readonly id: string;
  readonly step?: string;
  readonly scope?: Pointer;
  readonly at: Pointer;
  readonly severity: 'error' | 'warning';
  readonly assert: RuleTree;
  readonly origin: Origin;
  readonly cite?: Citation;
}

/** A counter, as authored: a condition is its text. */
export interface CounterEntry extends Omit<Counter, 'counts' | 'recipientsChangedBy'> {
  readonly counts: readonly (Omit<CounterSource, 'when'> & { readonly when?: string })[];
  readonly recipientsChangedBy?: readonly string[];
}

/** counters.json. */
export interface CountersFile {
  readonly recipients?: readonly string[];
  readonly counters: readonly CounterEntry[];
}

/** rules.json. */
export interface RulesFile {
  readonly rules: readonly RuleEntry[];
}
