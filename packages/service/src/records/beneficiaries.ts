import { and, beneficiaries, eq, isUniqueViolation, queryRows, records, sql } from '@greffe/database';
import { Problem } from '../problems/Problem.ts';
import type { BeneficiaryData } from './beneficiaryData.ts';
import type { LoadedRecord } from './loadRecord.ts';
import { likelyMatches } from './matches.ts';
import { newCode } from './registrationCode.ts';
import type { Work } from './work.ts';

/** Who a record is about: the digest is that of the NISS, the code that of somebody without. */
export interface LinkedBeneficiary {
  readonly id: string;
  readonly ownKey: string | null;
  readonly code?: string;
}

type BeneficiaryRow = typeof beneficiaries.$inferSelect;

/**
 * Links a record that is being validated to its beneficiary; answers who that is, and the code of one without NISS.
 * By NISS, the same number is the same person. Without NISS a new person is made, unless the asker picked one
 * from the likely matches (CO-2).
 *
 * @throws Problem 422 when the code given is none of the matches that the asker may see.
 */
export async function linkBeneficiary(
  work: Work,
  record: LoadedRecord,
  person: BeneficiaryData,
): Promise<LinkedBeneficiary> {
  const linked = await linkedBeneficiary(work, record);
  const found = person.hasNoNiss
    ? await chosenForeigner(work, record, person, linked)
    : await knownByNiss(work, record, person.niss);
  if (found !== undefined) {
    if (found.id === linked?.id || found.niss !== null) await correct(work, found, person);
    const ownKey = await link(work, record, found.id, found.niss);
    return { id: found.id, ownKey, ...(found.code === null ? {} : { code: found.code }) };
  }
  return make(work, record, person);
}

async function linkedBeneficiary(work: Work, record: LoadedRecord): Promise<BeneficiaryRow | undefined> {
  if (record.row.beneficiary === null) return undefined;
  const [row] = await work.transaction
    .select()
    .from(beneficiaries)
    .where(eq(beneficiaries.id, record.row.beneficiary));
  return row;
}

async function chosenForeigner(
  work: Work,
  record: LoadedRecord,
  person: BeneficiaryData,
  linked: BeneficiaryRow | undefined,
): Promise<BeneficiaryRow | undefined> {
  // A code made by an earlier sending of this record stays its beneficiary's.
  if (linked?.code && (person.code === '' || person.code === linked.code)) return linked;
  if (person.code === '') return undefined;
  const matches = await likelyMatches(work, record.row, person);
  const picked = matches.find(({ code }) => code === person.code);
  if (picked !== undefined) return picked;
  const { code, step } = record.recordType.beneficiary;
  throw new Problem('invalidData', {
    errors: [{ pointer: code, code: 'unknownCode' }],
    step: { definition: record.row.definition, step },
  });
}

async function knownByNiss(
  work: Work,
  record: LoadedRecord,
  niss: string,
): Promise<BeneficiaryRow | undefined> {
  const { registry, organisation } = record.row;
  // Two first records of one person at once: the second waits, and finds the person that the first made.
  await queryRows(
    work.transaction,
    sql`select pg_advisory_xact_lock(hashtextextended(${`${registry} ${organisation} ${niss}`}, 0))`,
  );
  const [row] = await work.transaction
    .select()
    .from(beneficiaries)
    .where(
      and(
        eq(beneficiaries.registry, registry),
        eq(beneficiaries.organisation, organisation),
        eq(beneficiaries.niss, niss),
      ),
    )
    .limit(1);
  return row;
}

/** The link comes first: a beneficiary is visible, and can be added, only through a record. */
async function link(
  work: Work,
  record: LoadedRecord,
  beneficiary: string,
  niss: string | null,
): Promise<string | null> {
  const ownKey = sql`greffe_own_key(${niss}::text)`;
  const [row] = await work.transaction
    .update(records)
    .set({ beneficiary, ownKey })
    .where(eq(records.id, record.row.id))
    .returning({ ownKey: records.ownKey });
  return row?.ownKey ?? null;
}

async function make(work: Work, record: LoadedRecord, person: BeneficiaryData): Promise<LinkedBeneficiary> {
  const id = crypto.randomUUID();
  const ownKey = await link(work, record, id, person.hasNoNiss ? null : person.niss);
  const { registry, organisation } = record.row;
  const { lastName, firstName, birthDate, sex } = person;
  const row = { id, registry, organisation, lastName, firstName, birthDate, sex };
  if (!person.hasNoNiss) {
    await work.transaction.insert(beneficiaries).values({ ...row, niss: person.niss });
    return { id, ownKey };
  }
  const prefix = `${record.definition.bundle.codePrefix}-B`;
  const code = await withFreshCode(prefix, (candidate) =>
    work.transaction.transaction(async (nested) => {
      await nested.insert(beneficiaries).values({ ...row, code: candidate });
    }),
  );
  return { id, ownKey, code };
}

async function correct(work: Work, row: BeneficiaryRow, person: BeneficiaryData): Promise<void> {
  const { lastName, firstName, birthDate, sex } = person;
  await work.transaction
    .update(beneficiaries)
    .set({ lastName, firstName, birthDate, sex })
    .where(eq(beneficiaries.id, row.id));
}

/** Tries new codes until the database takes one; `store` must run in a savepoint of its own. */
export async function withFreshCode(prefix: string, store: (code: string) => Promise<void>): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    const code = newCode(prefix);
    try {
      await store(code);
      return code;
    } catch (error) {
      if (attempt >= 5 || !isUniqueViolation(error)) throw error;
    }
  }
}
