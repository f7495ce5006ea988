import type { Finding } from '@greffe/definition';

/** The parts of a check, in the order in which they run. The linter alone looks at files that do not make a bundle. */
export type Stage = 'linter' | 'patterns' | 'cases' | 'verifier';

/** A finding with what the verifier tells of it: the shortest way to the fault, a sentence a line. */
export interface CheckFinding extends Finding {
  readonly trace?: readonly string[];
}

/** path → text; `null` where there is no such file any more. */
export type Changes = Readonly<Record<string, string | null>>;

/** Files after a change. */
export function withChanges(
  files: Readonly<Record<string, string>>,
  changes: Changes,
): Record<string, string> {
  const all = Object.entries({ ...files, ...changes });
  return Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== null));
}

/** What a checker is told. Revisions grow; what concerns an older one than the last is dropped. */
export type CheckRequest =
  | {
      readonly type: 'open';
      readonly revision: number;
      /** Language of what the verifier says; else the definition's first. */
      readonly language?: string;
      readonly files: Readonly<Record<string, string>>;
      /** Files of the shared modules. */
      readonly shared: Readonly<Record<string, string>>;
      /** What is asked for; what a stage stands on runs anyway, unreported. */
      readonly stages: readonly Stage[];
    }
  | { readonly type: 'change'; readonly revision: number; readonly changes: Changes };

/** What a checker says of one revision. */
export type CheckReport =
  | {
      readonly type: 'findings';
      readonly revision: number;
      readonly stage: Stage;
      readonly findings: readonly CheckFinding[];
      /** What could not be looked at, a sentence each, such as searches of the verifier that are too large. */
      readonly left: readonly string[];
      readonly milliseconds: number;
    }
  /** Everything that can be said was said; `isSound` when the files make a bundle. */
  | { readonly type: 'done'; readonly revision: number; readonly isSound: boolean }
  /** A fault of ours, not of the definition. */
  | { readonly type: 'failed'; readonly revision: number; readonly reason: string };
