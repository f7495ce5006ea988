/** What a table of who may do what is made of: hand-written rows, and the cells that follow from them. */

/** Somebody who asks. */
export interface Asker {
  /** Id in the database; the name of the row. */
  readonly id: string;
  /** In words, for the report. */
  readonly says: string;
  readonly niss?: string;
  readonly memberships: readonly Held[];
  /** Comes by a hub's link with a patient, instead of being known here (NP-4). */
  readonly link?: { readonly niss: string; readonly isOver?: boolean };
  /** Whether nobody is signed in at all, or no more. */
  readonly isSignedOut?: boolean;
}

/** A role in a registry for an organisation, as somebody has it: now, or otherwise. */
export interface Held {
  readonly role: string;
  readonly organisation: string;
  /** Default: the table's registry. */
  readonly registry?: string;
  readonly when?: 'withdrawn' | 'ended' | 'notReviewed' | 'notYet';
}

/** Something done on the way to a state. */
export interface Move {
  readonly by: string;
  readonly do: 'save' | 'validate' | 'unlock' | 'reopen' | 'undo' | 'acknowledge' | 'erase' | 'attach';
  readonly step: string;
  readonly data?: Readonly<Record<string, unknown>>;
  /** Of a repeated step. */
  readonly entry?: string;
}

/** A state of a record, made once over HTTP and then only looked at. */
export interface State {
  readonly id: string;
  readonly recordType: string;
  readonly organisation: string;
  readonly author: string;
  /** Each with its window over, in this order. */
  readonly moves: readonly Move[];
  /** The last, whose window still runs when everything is looked at. */
  readonly running?: Move;
}

/** A command that may be tried. */
export type Tried = 'save' | 'validate' | 'undo' | 'reopen' | 'delete' | 'unlock' | 'annotate' | 'add';

/**
 * An answer in the words of the table. `refused`: the asker sees the record and is told why not; `absent`: the same
 * answer as for a record that does not exist; `signedOut`: he is asked who he is.
 */
export type Told = 'yes' | 'no' | 'refused' | 'absent' | 'signedOut' | (string & {});

/** What must be answered in one cell, and which requirement says so. */
export interface Expected {
  readonly told: Told;
  readonly because: string;
}

/** Cells by their name: asker, state and what is asked, divided by ` | `. */
export type Cells<Value> = Map<string, Value>;

export const cellOf = (...parts: readonly string[]): string => parts.join(' | ');

/** By which name somebody asks; none where nobody is signed in. A link that is over is still tried. */
export const nameOf = ({ id, isSignedOut, link }: Asker): string | undefined =>
  isSignedOut && link === undefined ? undefined : id;
