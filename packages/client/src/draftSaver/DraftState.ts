/**
 * Where a draft stands: `pending` waits for a pause in typing; `offline` and `retrying` are tried again by
 * themselves; `conflict`, `signedOut` and `refused` need a person, and keep what was typed meanwhile.
 */
export type DraftStatus =
  | 'idle'
  | 'pending'
  | 'saving'
  | 'saved'
  | 'offline'
  | 'retrying'
  | 'conflict'
  | 'signedOut'
  | 'refused';

export interface DraftState {
  readonly status: DraftStatus;
  /** Revision of the record that the next save builds on. */
  readonly revision: number;
  /** ISO 8601, by the server's clock. */
  readonly savedAt?: string;
  /** With `retrying`: when, in milliseconds since 1970. */
  readonly retryAt?: number;
  /** With `refused`: the server's words. */
  readonly reason?: string;
  /** With `conflict`: the revision that somebody else made, where the server says it. */
  readonly currentRevision?: number;
}
