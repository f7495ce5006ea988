import { checksAsGtin, type Gs1Element, readGs1, readGs1Date } from './gs1.ts';
import { accept, type CheckResult, type Refused, refuse, type Warning } from './result.ts';

/** A device's identifier in its parts. Dates are `YYYY-MM-DD`. */
export interface Udi {
  readonly ok: true;
  /** As stored: every element with its identifier in parentheses. */
  readonly value: string;
  readonly issuer: 'gs1' | 'hibcc' | 'iccbba';
  /** Which device it is, 14 digits. */
  readonly gtin?: string;
  readonly expiry?: string;
  readonly manufactured?: string;
  readonly lot?: string;
  readonly serial?: string;
  readonly warnings?: readonly Warning[];
}

/** Without a day to judge by, two digits are a year from 2000 to 2099: that is the window of 2049. */
const YEAR_OF_2000_TO_2099 = 2049;

const DEVICE = '01';
const LOT = '10';
const MANUFACTURED = '11';
const EXPIRY = '17';
const SERIAL = '21';

/** A GTIN of 8, 12 or 13 digits is one of 14 with zeroes before it. */
const BARE_GTIN = /^(?:[0-9]{8}|[0-9]{12,14})$/;
const HIBCC = /^\+[A-Z0-9][A-Z0-9\-. $/+%]{5,}$/;
const ICCBBA = /^[=&][A-Za-z0-9!-/,;<>=?&]{5,}$/;

interface Parts {
  gtin?: string;
  expiry?: string;
  manufactured?: string;
  lot?: string;
  serial?: string;
}

function partsOf(elements: readonly Gs1Element[], thisYear: number): Parts | Refused {
  const elementOf = (identifier: string) =>
    elements.find((element) => element.identifier === identifier)?.value;
  const [gtin, expiry, manufactured] = [elementOf(DEVICE), elementOf(EXPIRY), elementOf(MANUFACTURED)];
  if (gtin === undefined) return refuse('parts');
  if (!checksAsGtin(gtin)) return refuse('checkDigit');
  const parts: Parts = { gtin };
  if (expiry !== undefined) {
    const date = readGs1Date(expiry, thisYear);
    if (date === undefined) return refuse('date');
    parts.expiry = date;
  }
  if (manufactured !== undefined) {
    const date = readGs1Date(manufactured, thisYear);
    if (date === undefined) return refuse('date');
    parts.manufactured = date;
  }
  const [lot, serial] = [elementOf(LOT), elementOf(SERIAL)];
  return { ...parts, ...(lot === undefined ? {} : { lot }), ...(serial === undefined ? {} : { serial }) };
}

function readGs1Udi(text: string, today: string | undefined): Udi | Refused {
  const elements = readGs1(text);
  if ('ok' in elements) return elements;
  const thisYear = today === undefined ? YEAR_OF_2000_TO_2099 : Number(today.slice(0, 4));
  const parts = partsOf(elements, thisYear);
  if ('ok' in parts) return parts;
  const value = elements.map((element) => `(${element.identifier})${element.value}`).join('');
  const isDeviceOnly = parts.lot === undefined && parts.serial === undefined;
  return { ok: true, value, issuer: 'gs1', ...parts, ...(isDeviceOnly ? { warnings: ['deviceOnly'] } : {}) };
}

function readGtin(digits: string): Udi | Refused {
  if (!checksAsGtin(digits)) return refuse('checkDigit');
  const gtin = digits.padStart(14, '0');
  return { ok: true, value: `(${DEVICE})${gtin}`, issuer: 'gs1', gtin, warnings: ['deviceOnly'] };
}

/**
 * Reads a UDI: of GS1 with parentheses or as a scanner sends it (its lot, serial number and dates), or a GTIN alone.
 * Those of HIBCC (`+…`) and ICCBBA (`=…`) are accepted as they are, with the warning `unparsed`.
 * `today` (`YYYY-MM-DD`) decides the century of two-digit years.
 */
export function parseUdi(text: string, today?: string): Udi | Refused {
  const trimmed = text.trim();
  if (trimmed === '') return refuse('empty');
  if (BARE_GTIN.test(trimmed)) return readGtin(trimmed);
  if (HIBCC.test(trimmed)) return { ok: true, value: trimmed, issuer: 'hibcc', warnings: ['unparsed'] };
  if (ICCBBA.test(trimmed)) return { ok: true, value: trimmed, issuer: 'iccbba', warnings: ['unparsed'] };
  return readGs1Udi(trimmed, today);
}

/** A UDI as it is stored, with every element's identifier in parentheses; a text that is none comes back as it is. */
export function normaliseUdi(text: string): string {
  const udi = parseUdi(text);
  return udi.ok ? udi.value : text.trim();
}

/** Checks the identifier of a device, its check digit and its dates. */
export function checkUdi(text: string, today?: string): CheckResult {
  const udi = parseUdi(text, today);
  return udi.ok ? accept(udi.value, ...(udi.warnings ?? [])) : udi;
}
