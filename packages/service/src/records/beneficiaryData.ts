import { type BeneficiaryPointers, getAt, type StepData } from '@greffe/definition';

/** Who a step's data speak of, by the definition's pointers; texts are empty where nothing (usable) is given. */
export interface BeneficiaryData {
  readonly niss: string;
  readonly hasNoNiss: boolean;
  readonly code: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly birthDate: string;
  readonly sex: string;
}

export function beneficiaryData(pointers: BeneficiaryPointers, data: StepData): BeneficiaryData {
  const text = (pointer: string): string => {
    const value = getAt(data, pointer);
    return typeof value === 'string' ? value.trim() : '';
  };
  return {
    niss: text(pointers.niss).replace(/\D/g, ''),
    hasNoNiss: getAt(data, pointers.hasNoNiss) === true,
    code: text(pointers.code),
    lastName: text(pointers.lastName),
    firstName: text(pointers.firstName),
    birthDate: text(pointers.birthDate),
    sex: text(pointers.sex),
  };
}

/** Name for a list, or the number or code where there is no name. */
export function displayName(person: BeneficiaryData): string {
  const name = [person.lastName, person.firstName].filter(Boolean).join(' ');
  if (name !== '') return name;
  return person.hasNoNiss ? person.code : person.niss;
}

/** Lower case, without accents: how names are compared and searched. */
export function plainText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** What a search looks through, besides the registration code. */
export function searchText(person: BeneficiaryData): string {
  const numbers = person.hasNoNiss ? person.code : person.niss;
  return plainText(`${person.lastName} ${person.firstName} ${person.lastName} ${numbers}`);
}
