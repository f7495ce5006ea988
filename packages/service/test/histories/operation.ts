/** What somebody asked of a record, and what came of it. */
export interface Operation {
  readonly kind: 'save' | 'validate' | 'reopen' | 'read';
  readonly record: string;
  /** Milliseconds of this process: when it was first asked, and when its last answer was there. */
  readonly began: number;
  readonly ended: number;
  /** Of a write: on which revision. */
  readonly on: number;
  /** Of a save: what it wrote, never twice the same. */
  readonly note: string;
  /**
   * `done`: it happened. `refused`: it did not. `unknown`: an attempt got no answer and a later one was refused, perhaps
   * because of the first.
   */
  readonly outcome: 'done' | 'refused' | 'unknown';
  /** What the answer said the revision is: after a write, or as it was read. */
  readonly revision: number;
  /** What was read. */
  readonly read?: string;
}
