/**
 * The events of the record's machine. Who may cause one, and whether the data are right, is judged before; what the
 * record knows besides (conditions, rounds, tallies) is in the context that the machine is restored with.
 */
export type MachineEvent =
  | { readonly type: 'begin' | 'undo' | 'reopen' | 'unlock' | 'delete'; readonly step: string }
  | { readonly type: 'validate' | 'lock'; readonly step: string; readonly transmits: boolean }
  | { readonly type: 'newRound'; readonly steps: readonly string[] }
  | { readonly type: 'acknowledge' | 'requestCorrections' }
  /** Something in the context has changed: regions look whether they must move. */
  | { readonly type: 'settle'; readonly transmits: boolean };
