import { readFileSync } from 'node:fs';
import { type RecordType, type StepData, setAt } from '@greffe/definition';
import chosen from '../registration.json' with { type: 'json' };
import { isoDay } from './days.ts';

/** The registration that every figure about records is measured with, and who makes it: data, like all of a registry. */
export const registration = chosen;

const folder = new URL(`../../forms/${registration.registry}/`, import.meta.url);
const read = <Content>(path: string) => JSON.parse(readFileSync(new URL(path, folder), 'utf8')) as Content;

/** The case's complete data, its dates moved to today: as old as they were when the case was written. */
export function completeData(beneficiary: number): StepData {
  const { steps } = read<{ steps: { data?: StepData }[] }>(`cases/${registration.case}.case.json`);
  const data = steps.map((step) => step.data).findLast((one) => one !== undefined) ?? {};
  const moved = JSON.parse(
    JSON.stringify(data).replace(/"(20[2-9]\d-\d\d-\d\d)"/g, (_, day: string) => {
      const days = (Date.parse(day) - Date.parse(registration.writtenFor)) / 86_400_000;
      return `"${isoDay(days)}"`;
    }),
  ) as StepData;
  const pointers = beneficiaryPointers();
  const numbered = setAt(moved, pointers.niss, nissOf(beneficiary));
  return setAt(numbered, pointers.lastName, `Exemple ${beneficiary}`);
}

/** Where the record type keeps its beneficiary, as its definition says. */
function beneficiaryPointers(): RecordType['beneficiary'] {
  const { recordTypes } = read<{ recordTypes: RecordType[] }>('form.json');
  const type = recordTypes.find(({ id }) => id === registration.recordType);
  if (!type)
    throw new Error(`bench/registration.json: form.json has no record type "${registration.recordType}".`);
  return type.beneficiary;
}

/** A valid number for each of 300 000 beneficiaries, so that no two records share one. */
function nissOf(beneficiary: number): string {
  const year = 40 + (Math.floor(beneficiary / 11_952) % 50);
  const month = 1 + (Math.floor(beneficiary / 996) % 12);
  const digits = `${year}${String(month).padStart(2, '0')}15${String(1 + (beneficiary % 996)).padStart(3, '0')}`;
  return `${digits}${String(97 - (Number(digits) % 97)).padStart(2, '0')}`;
}
