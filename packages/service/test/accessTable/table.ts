import type { Asker, State, Told } from './types.ts';

/**
 * As what somebody stands before a record, in the words of the requirement pages: `physician`, `patient`. What he may
 * follows from that and from the state; he is somebody else before the records of another hospital.
 */
export type Standing = string;

/** An asker with what he is to the records of each place: written by hand; nothing where he is nobody. */
export interface Cast extends Asker {
  readonly stands: Readonly<Record<string, Standing | undefined>>;
  readonly because: string;
}

/** What must hold of a record in one state, read from the requirement pages. */
export interface Row {
  readonly state: State;
  /** In whose hands the record is: which hospital's, whose patient, whose member. */
  readonly place: string;
  /** Who it is about: records of one hospital with the same are of one person. */
  readonly about: string;
  /** Steps that may be filled in now. */
  readonly open: readonly string[];
  /** The one that was validated last, while it can still be undone, and by whom (CO-4). */
  readonly undo?: { readonly step: string; readonly by: string };
  /** Steps that may be reopened by who fills them in (CO-4, CG-6). */
  readonly reopens?: readonly string[];
  /** Steps out of which who fills them in may delete the record (CG-7). */
  readonly deletes?: readonly string[];
  /** Steps that hold something, validated or drafted. */
  readonly holds: readonly string[];
  /** Of those, drafts, and what has to be done again: neither is done. */
  readonly undone: readonly string[];
  /** Of those, what nothing was validated of in the present round: for who fills the step in alone (CO-3). */
  readonly drafted: readonly string[];
  /** Ended for good by a decision (NP-15): nothing but that decision can be unlocked. */
  readonly ended?: string;
  /** On its way to the receiver: nothing is unlocked before it has arrived (CG-5). */
  readonly isSending?: boolean;
  /** Of the standings that come and go, those that see it now. */
  readonly sees: readonly Standing[];
  /** Two administrators had it erased: there is no such record for anybody. */
  readonly isErased?: boolean;
  readonly because: string;
}

/** A registry's table, as it is written by hand. */
export interface Table {
  readonly registry: string;
  readonly cast: readonly Cast[];
  readonly rows: readonly Row[];
  /** What is filled in: a step, or `step/entry` of a repeated one. */
  readonly steps: readonly string[];
  /** Who fills a step in, and may undo it. */
  readonly fills: Readonly<Record<string, readonly [Standing, because: string]>>;
  /** Who reads what of the records that he sees: a letter a step, in the order of `steps`. */
  readonly reads: Readonly<Record<Standing, readonly [letters: string, because: string]>>;
  /** Standings that see a record in some of its states alone: `Row.sees` says in which. */
  readonly comeAndGo: readonly Standing[];
  /** Who unlocks and annotates (CO-5). */
  readonly support?: Standing;
  /** Who holds the role for himself, and takes his own data away. */
  readonly own?: Standing;
  /** Who is told in the history who looked; everybody who sees the record where nothing is said. */
  readonly toldWhoLooked?: readonly Standing[];
  /** The administrators of the registry: the first asks for erasures, the second does them. They open no record. */
  readonly administrators: readonly [string, string];
  /** Never corrected by anyone (CO-4): annotated beside at most. */
  readonly final: readonly string[];
  /** Of mode `reopen`: neither undone nor locked. */
  readonly reopened: readonly string[];
  /** The step that says who the record is about. */
  readonly naming: string;
  /** The step whose date the list shows. */
  readonly dated: string;
  /** A member that a step's data has once somebody filled it in, besides what it begins with. */
  readonly keys: Readonly<Record<string, string>>;
  /** A text that stands in one step's data and nowhere else. */
  readonly marks: ReadonlyMap<string, string>;
  /** Words by which records are searched, with the places whose records they find, once these are named. */
  readonly searches: Readonly<Record<string, readonly [words: string, places: readonly string[]]>>;
  /** Who begins records, by organisation; nobody in the others. */
  readonly begins: Readonly<Record<string, readonly string[]>>;
  /** By which subject of access a standing is let through at a record. */
  subjectOf(standing: Standing, row: Row): string;
  /** Data that may be validated. */
  dataOf(row: Row, step: string): Readonly<Record<string, unknown>>;
}

/** A part of a table: everything for everybody, or what shows a hole. */
export interface Scope {
  readonly table: Table;
  readonly cast: readonly Cast[];
  readonly rows: readonly Row[];
  /** Whether of some people and places a part of the states is asked alone, another one of each. */
  readonly isShort?: boolean;
}

/**
 * The states that are asked of somebody: in the short run all of the places where he is the first to stand as he does, some
 * of those where another stands so too, and a few where he is nobody.
 */
export function rowsOf({ table, cast, rows, isShort }: Scope, asker: Cast): readonly Row[] {
  if (!isShort) return rows;
  const own = table.cast.indexOf(asker);
  const everyOf = (place: string): number => {
    const standing = asker.stands[place];
    if (standing === undefined) return 8;
    return table.cast.slice(0, own).some(({ stands }) => stands[place] === standing) ? 3 : 1;
  };
  return rows.filter((row, index) => (index + cast.indexOf(asker)) % everyOf(row.place) === 0);
}

export const whole = (table: Table): Scope => ({ table, cast: table.cast, rows: table.rows });

/** The rows of a table with these names alone. */
export function part(table: Table, people: readonly string[], states: readonly string[]): Scope {
  const cast = table.cast.filter(({ id }) => people.includes(id));
  const rows = table.rows.filter(({ state }) => states.includes(state.id));
  if (cast.length !== people.length || rows.length !== states.length)
    throw new RangeError(
      `The table of ${table.registry} has not all of ${[...people, ...states].join(', ')}.`,
    );
  return { table, cast, rows };
}

/** What is filled in, as addresses and commands name it. */
export function targetOf(target: string): { readonly step: string; readonly entry?: string } {
  const [step = '', entry] = target.split('/');
  return entry === undefined ? { step } : { step, entry };
}

export const yesOrNo = (isSo: boolean): Told => (isSo ? 'yes' : 'no');
