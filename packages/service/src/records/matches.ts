import { and, beneficiaries, eq, or, sql } from '@greffe/database';
import { checkDraftShape, type StepData } from '@greffe/definition';
import type { MatchList } from '../api/index.ts';
import { stepOf } from '../definitions/DefinitionStore.ts';
import { Problem } from '../problems/Problem.ts';
import { logRecordAccess } from './accessLog.ts';
import { type BeneficiaryData, beneficiaryData, plainText } from './beneficiaryData.ts';
import { loadRecord, type RecordRow } from './loadRecord.ts';
import type { Work } from './work.ts';

type BeneficiaryRow = typeof beneficiaries.$inferSelect;

const shownMatches = 10;

/**
 * People without NISS who may be the one just typed (CO-2), among those of the record's organisation and
 * registry that the asker may see. The asker decides; nothing is ever merged.
 */
export async function findMatches(work: Work, id: string, step: string, data: StepData): Promise<MatchList> {
  const record = await loadRecord(work, id, 'read');
  const errors = checkDraftShape(stepOf(record.definition.bundle, step), data);
  if (errors.length > 0) {
    throw new Problem('invalidData', { errors, step: { definition: record.row.definition, step } });
  }
  const { beneficiary } = record.recordType;
  const person = beneficiaryData(beneficiary, data);
  const found = beneficiary.step === step ? await likelyMatches(work, record.row, person) : [];
  await logRecordAccess(work, 'matches', record, { step });
  return {
    matches: found.slice(0, shownMatches).map(({ code, lastName, firstName, birthDate, sex }) => ({
      code: code ?? '',
      lastName,
      firstName,
      birthDate,
      sex,
    })),
  };
}

/** Best first: same birth date and a name in common, then same name, then same birth date and initials. */
export async function likelyMatches(
  work: Work,
  record: RecordRow,
  person: BeneficiaryData,
): Promise<readonly BeneficiaryRow[]> {
  if (!person.hasNoNiss || (person.lastName === '' && person.birthDate === '')) return [];
  const candidates = await work.transaction
    .select()
    .from(beneficiaries)
    .where(
      and(
        eq(beneficiaries.registry, record.registry),
        eq(beneficiaries.organisation, record.organisation),
        sql`${beneficiaries.code} is not null`,
        or(
          eq(beneficiaries.birthDate, person.birthDate),
          sql`lower(${beneficiaries.lastName}) = lower(${person.lastName})`,
          sql`lower(${beneficiaries.lastName}) = lower(${person.firstName})`,
        ),
      ),
    )
    .limit(500);
  return candidates
    .map((row) => ({ row, likeness: likeness(person, row) }))
    .filter((candidate) => candidate.likeness > 0)
    .sort((a, b) => b.likeness - a.likeness)
    .map(({ row }) => row);
}

function likeness(person: BeneficiaryData, row: BeneficiaryRow): number {
  const names = [plainText(person.lastName), plainText(person.firstName)].filter(Boolean);
  const known = [plainText(row.lastName), plainText(row.firstName)];
  const inCommon = names.filter((name) => known.includes(name)).length;
  const isBornThen = person.birthDate !== '' && person.birthDate === row.birthDate;
  const hasInitials = names.length > 0 && names.every((name) => known.some((other) => other[0] === name[0]));
  if (isBornThen) return inCommon > 0 ? 2 + inCommon : Number(hasInitials);
  return inCommon === 2 ? 2 : 0;
}
