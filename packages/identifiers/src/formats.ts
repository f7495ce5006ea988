import { checkBce, formatBce, normaliseBce } from './bce.ts';
import { checkCountry, normaliseCountry } from './country.ts';
import { checkIban, formatIban, normaliseIban } from './iban.ts';
import {
  checkDuration,
  checkPartialDate,
  checkTimeOfDay,
  formatDuration,
  formatPartialDate,
  normaliseDuration,
  normaliseMoment,
  normalisePartialDate,
} from './moments.ts';
import {
  checkNihdiInstitution,
  checkNihdiProfessional,
  formatNihdiInstitution,
  formatNihdiProfessional,
  normaliseNihdi,
} from './nihdi.ts';
import { checkNiss, formatNiss, normaliseNiss } from './niss.ts';
import { checkNomenclature, formatNomenclature, normaliseNomenclature } from './nomenclature.ts';
import { checkPostalCode, normalisePostalCode } from './postal-code.ts';
import type { CheckResult } from './result.ts';
import { checkUdi, normaliseUdi } from './udi.ts';

/** The formats of JSON Schema that this package checks. */
export const FORMAT_NAMES = [
  'niss',
  'nihdi-professional',
  'nihdi-institution',
  'nomenclature',
  'bce',
  'iban',
  'postal-code-be',
  'country',
  'udi',
  'partial-date',
  'time-of-day',
  'duration',
] as const;

export type FormatName = (typeof FORMAT_NAMES)[number];

/** The check of each format; `today` (`YYYY-MM-DD`) matters to those that hold a date. */
export const formats: Readonly<Record<FormatName, (text: string, today?: string) => CheckResult>> = {
  niss: checkNiss,
  'nihdi-professional': checkNihdiProfessional,
  'nihdi-institution': checkNihdiInstitution,
  nomenclature: checkNomenclature,
  bce: checkBce,
  iban: checkIban,
  'postal-code-be': checkPostalCode,
  country: checkCountry,
  udi: checkUdi,
  'partial-date': checkPartialDate,
  'time-of-day': checkTimeOfDay,
  duration: checkDuration,
};

/** From what is typed to what is stored. */
export const normalisers: Readonly<Record<FormatName, (text: string) => string>> = {
  niss: normaliseNiss,
  'nihdi-professional': normaliseNihdi,
  'nihdi-institution': normaliseNihdi,
  nomenclature: normaliseNomenclature,
  bce: normaliseBce,
  iban: normaliseIban,
  'postal-code-be': normalisePostalCode,
  country: normaliseCountry,
  udi: normaliseUdi,
  'partial-date': normalisePartialDate,
  'time-of-day': normaliseMoment,
  duration: normaliseDuration,
};

/** From what is stored to what is shown. */
export const formatters: Readonly<Record<FormatName, (text: string) => string>> = {
  niss: formatNiss,
  'nihdi-professional': formatNihdiProfessional,
  'nihdi-institution': formatNihdiInstitution,
  nomenclature: formatNomenclature,
  bce: formatBce,
  iban: formatIban,
  'postal-code-be': normalisePostalCode,
  country: normaliseCountry,
  udi: normaliseUdi,
  'partial-date': formatPartialDate,
  'time-of-day': normaliseMoment,
  duration: formatDuration,
};

/** True for a name of a format that this package checks. */
export function isFormatName(name: string): name is FormatName {
  return FORMAT_NAMES.some((known) => known === name);
}
