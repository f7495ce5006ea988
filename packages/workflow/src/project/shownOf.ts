import type { StepData } from '@greffe/definition';

/** What is kept of a step or an entry; `validated` stays through a correction, and not through an undo. */
export interface KeptData {
  readonly draft?: StepData | null | undefined;
  readonly validated?: StepData | null | undefined;
}

/**
 * What of it somebody who reads the step is shown: a draft is for who fills the step in, everybody else sees what was
 * validated last. What was undone was never validated.
 */
export function shownOf(
  { draft, validated }: KeptData,
  status: string | undefined,
  seesDrafts: boolean,
): StepData | undefined {
  const isDone = status === 'validated' || status === 'locked';
  // The draft keeps what is hidden at present.
  return (isDone || !seesDrafts ? validated : (draft ?? validated)) ?? undefined;
}
