import { type BeneficiaryPointers, getAt, type StepData } from '@greffe/definition';

/** What likely matches are looked up by (CO-2): asked again only when one of these changes. */
export interface MatchSubject {
  readonly lastName: string;
  readonly firstName: string;
  readonly birthDate: string;
}

function textAt(data: StepData, pointer: string): string {
  const value = getAt(data, pointer);
  return typeof value === 'string' ? value.trim() : '';
}

/** Who to look for: a beneficiary without NISS, whose names and birth date are all given. */
export function matchSubject(data: StepData, pointers: BeneficiaryPointers): MatchSubject | undefined {
  if (getAt(data, pointers.hasNoNiss) !== true) return undefined;
  const subject = {
    lastName: textAt(data, pointers.lastName),
    firstName: textAt(data, pointers.firstName),
    birthDate: textAt(data, pointers.birthDate),
  };
  return subject.lastName && subject.firstName && /^\d{4}-\d{2}-\d{2}$/.test(subject.birthDate)
    ? subject
    : undefined;
}

/** The beneficiary's name as the header shows it, or nothing while none is typed. */
export function beneficiaryName(data: StepData, pointers: BeneficiaryPointers): string | undefined {
  const name = [textAt(data, pointers.lastName), textAt(data, pointers.firstName)].filter(Boolean).join(' ');
  return name || textAt(data, pointers.niss) || undefined;
}
