import { readFileSync } from 'node:fs';
import type { StepData } from '@greffe/definition';
import { isoDay } from './days.ts';

/** The registration that every figure about records is measured with, and who makes it. */
export const registration = {
  registry: 'implantable-cgm',
  recordType: 'first-implantation',
  step: 'implantation',
  person: 'claire-dubois',
  organisation: '71000436',
} as const;

const source = new URL('../../forms/implantable-cgm/cases/reopened-and-corrected.case.json', import.meta.url);
/** The day on which the case happens. */
const writtenFor = '2026-11-22';

/** The case's complete data, its dates moved to today: as old as they were when the case was written. */
export function completeData(beneficiary: number): StepData {
  const { steps } = JSON.parse(readFileSync(source, 'utf8')) as { steps: { data?: StepData }[] };
  const data = steps.map((step) => step.data).findLast((one) => one !== undefined) ?? {};
  const moved = JSON.parse(
    JSON.stringify(data).replace(/"(20[2-9]\d-\d\d-\d\d)"/g, (_, day: string) => {
      const days = (Date.parse(day) - Date.parse(writtenFor)) / 86_400_000;
      return `"${isoDay(days)}"`;
    }),
  ) as Record<string, object>;
  const name = { lastName: `Exemple ${beneficiary}`, firstName: 'Jean' };
  return { ...moved, beneficiary: { niss: nissOf(beneficiary), ...name } };
}

/** A valid number for each of 300 000 beneficiaries, so that no two records share one. */
function nissOf(beneficiary: number): string {
  const year = 40 + (Math.floor(beneficiary / 11_952) % 50);
  const month = 1 + (Math.floor(beneficiary / 996) % 12);
  const digits = `${year}${String(month).padStart(2, '0')}15${String(1 + (beneficiary % 996)).padStart(3, '0')}`;
  return `${digits}${String(97 - (Number(digits) % 97)).padStart(2, '0')}`;
}
