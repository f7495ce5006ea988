import type { Bundle, Finding, JsonSchema } from '@greffe/definition';
import type { CaseDifference } from '@greffe/workflow/cases';
import type { VerificationReport } from '@greffe/workflow/verify';
import type { CompiledValidator } from '../../definitions/publish.ts';
import type { DefinitionSources } from '../../definitions/sources.ts';

export interface CheckOrder extends DefinitionSources {
  /** The registry that the files must be of. */
  readonly registry: string;
  /** Of the verifier's sentences. */
  readonly language: string;
  /** Whether the validators of the steps are wanted too. */
  readonly compiles: boolean;
  /** Only linted and put together, for who needs the bundle: nothing is proved, and no case runs. */
  readonly isBundleAlone?: boolean;
}

export interface FailedCase {
  readonly file: string;
  readonly title: string;
  readonly differences: readonly CaseDifference[];
}

/** Everything that is known of a draft without its records. */
export interface CheckReport {
  /** Absent where there is an error. */
  readonly bundle?: Bundle;
  readonly findings: readonly Finding[];
  readonly verifier?: VerificationReport;
  readonly cases: { readonly passed: number; readonly failed: readonly FailedCase[] };
  readonly compiled: readonly CompiledValidator[];
}

/** A compiled schema, or why it is not compiled. */
export type CompileReport =
  | { readonly ok: true; readonly validator: CompiledValidator }
  | { readonly ok: false; readonly pointer: string; readonly code: string };

/** Reads, proves and compiles what administrators write: seconds of work, so a server does it beside its requests. */
export interface DefinitionChecker {
  check(order: CheckOrder): Promise<CheckReport>;
  compile(schema: JsonSchema): Promise<CompileReport>;
}
