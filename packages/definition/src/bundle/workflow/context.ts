import type { Findings, Place } from '../../lint/finding.ts';
import type { Pointer } from '../../types.ts';
import { isForward, parseDuration } from '../../workflow/duration.ts';
import type { WorkflowGround } from '../../workflow/environment.ts';
import type { WorkflowExpressions } from './expressions.ts';
import type { WorkflowStepEntry } from './file.ts';

/** What the checks of one record type's workflow look at. */
export interface WorkflowContext {
  readonly recordType: string;
  /** Roles of the registry. */
  readonly roles: readonly string[];
  /** The workflow's steps as authored, by id. */
  readonly steps: ReadonlyMap<string, WorkflowStepEntry>;
  readonly ground: WorkflowGround;
  readonly expressions: WorkflowExpressions;
  readonly findings: Findings;
  /** A place in the file, below the record type. */
  place(pointer: Pointer): Place;
}

/** Which words a kind of entry must and may have, besides those that every kind has. */
export type WordsByKind = Readonly<
  Record<string, { readonly needs?: readonly string[]; readonly may?: readonly string[] }>
>;

/** Reports words that a kind of entry lacks, and words that belong to other kinds. */
export function checkWords(
  what: string,
  kind: string,
  entry: object,
  words: WordsByKind,
  at: Pointer,
  { findings, place }: Pick<WorkflowContext, 'findings' | 'place'>,
): void {
  const { needs = [], may = [] } = words[kind] ?? {};
  const special = new Set(
    Object.values(words).flatMap((each) => [...(each.needs ?? []), ...(each.may ?? [])]),
  );
  for (const word of needs) {
    if (Object.hasOwn(entry, word)) continue;
    findings.error('workflow.missing-word', place(at), `${what} "${kind}" has "${word}", which is missing.`);
  }
  for (const word of Object.keys(entry)) {
    if (!special.has(word) || needs.includes(word) || may.includes(word)) continue;
    findings.error(
      'workflow.word',
      place(`${at}/${word}`),
      `"${word}" has no meaning here: ${what} "${kind}" does not have it.`,
    );
  }
}

/** Reports a duration that is none, or leads where it must not: a window has a length, an offset any direction. */
export function checkDuration(
  text: string | undefined,
  at: Pointer,
  { findings, place }: Pick<WorkflowContext, 'findings' | 'place'>,
  direction: 'forward' | 'any' = 'forward',
): void {
  if (text === undefined) return;
  const parts = parseDuration(text);
  if (!parts) {
    const message = `"${text}" is no duration of at most a hundred years.`;
    findings.error('workflow.duration', place(at), message, 'Write PT5M, P14D, P1M or, back, -P2D.');
  } else if (direction === 'forward' && !isForward(parts)) {
    findings.error('workflow.duration', place(at), `"${text}" leads to no later moment.`);
  }
}
