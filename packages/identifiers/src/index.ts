export { checkBce, formatBce, normaliseBce } from './bce.ts';
export { COUNTRIES, checkCountry, normaliseCountry } from './country.ts';
export { FORMAT_NAMES, type FormatName, formats, formatters, isFormatName, normalisers } from './formats.ts';
export { checkIban, formatIban, normaliseIban } from './iban.ts';
export {
  checkNihdiInstitution,
  checkNihdiProfessional,
  formatNihdiInstitution,
  formatNihdiProfessional,
  normaliseNihdi,
} from './nihdi.ts';
export { checkNiss, formatNiss, type NissFacts, nissFacts, normaliseNiss } from './niss.ts';
export {
  checkNomenclature,
  formatNomenclature,
  type NomenclaturePair,
  nomenclaturePair,
  normaliseNomenclature,
} from './nomenclature.ts';
export { checkPostalCode, normalisePostalCode } from './postal-code.ts';
export type { Accepted, CheckResult, Reason, Refused, Warning } from './result.ts';
export {
  checkStructuredCommunication,
  formatStructuredCommunication,
  normaliseStructuredCommunication,
} from './structured-communication.ts';
export { checkUdi, normaliseUdi, parseUdi, type Udi } from './udi.ts';
