/** Why a text is no such identifier. */
export type Reason =
  /** Nothing was given. */
  | 'empty'
  /** A character that does not belong. */
  | 'characters'
  /** Too short or too long. */
  | 'length'
  /** The check digits do not belong to the rest: one digit is wrong, or two are swapped. */
  | 'checkDigit'
  /** A date inside that does not exist. */
  | 'date'
  /** A date inside that is still to come. */
  | 'future'
  /** A serial number that is never given out. */
  | 'sequence'
  /** A number outside those given out. */
  | 'range'
  /** No country has this code. */
  | 'country'
  /** A part that a device identifier must have is absent or stands twice. */
  | 'parts';

/** What is odd about an identifier that is accepted all the same. */
export type Warning =
  /** The check digits follow none of the known rules. */
  | 'checkDigit'
  /** The first digit names no known profession. */
  | 'profession'
  /** Of a system that is recognised and not read. */
  | 'unparsed'
  /** The device is named, and neither its lot nor its serial number. */
  | 'deviceOnly';

export interface Accepted {
  readonly ok: true;
  /** The normalised text, as it is stored. */
  readonly value: string;
  readonly warnings?: readonly Warning[];
}

export interface Refused {
  readonly ok: false;
  readonly reason: Reason;
}

export type CheckResult = Accepted | Refused;

export function refuse(reason: Reason): Refused {
  return { ok: false, reason };
}

export function accept(value: string, ...warnings: readonly Warning[]): Accepted {
  return warnings.length > 0 ? { ok: true, value, warnings } : { ok: true, value };
}
