import { getAt, removeAt, type StepData } from '@greffe/definition';
import { beneficiaryData } from '../records/beneficiaryData.ts';
import { validatedData } from '../records/decide.ts';
import type { LoadedRecord } from '../records/loadRecord.ts';
import { hmacSha256 } from '../support/crypto.ts';
import type { CodedRecord, Pseudonym } from './Receiver.ts';

/** Which sending of a record it is, and which one it takes the place of. */
export interface Sending extends Pick<CodedRecord, 'version' | 'replaces'> {}

/**
 * What leaves: validated data without name, NISS or identification code, the birth date cut to its year, and a
 * pseudonym by a key that is never in the database; the first of the keys is in use, the others it has replaced.
 */
export async function codedRecord(
  record: LoadedRecord,
  { version, replaces }: Sending,
  pseudonymKeys: readonly Uint8Array[],
): Promise<CodedRecord> {
  const { row, recordType } = record;
  const isDeleted = row.status === 'deleted';
  const pointers = recordType.beneficiary;
  const validated = new Map(Object.entries(validatedData(record)));
  const person = beneficiaryData(pointers, validated.get(pointers.step) ?? {});
  const identity = person.hasNoNiss ? `code:${person.code}` : `niss:${person.niss}`;
  const [current, ...former] = await Promise.all(
    pseudonymKeys.map((key) => pseudonymOf(key, `${row.registry}\n${identity}`)),
  );
  if (current === undefined) throw new Error('Nothing leaves without a key for pseudonyms.');
  const birthYear = /^(\d{4})-/.exec(person.birthDate)?.[1];
  const { niss, code, lastName, firstName, birthDate } = pointers;
  const identifying = [niss, code, lastName, firstName, birthDate];
  return {
    registry: row.registry,
    recordType: row.recordType,
    definition: row.definition,
    ...(row.code === null ? {} : { code: row.code }),
    version,
    ...(replaces === undefined ? {} : { replaces }),
    ...(isDeleted ? { isDeleted } : {}),
    organisation: row.organisation,
    beneficiary: {
      ...current,
      ...(former.length === 0 ? {} : { formerPseudonyms: former }),
      ...(birthYear === undefined ? {} : { birthYear: Number(birthYear) }),
      ...(person.sex === '' ? {} : { sex: person.sex }),
    },
    // Of a record that is gone nothing but its name leaves.
    steps: Object.fromEntries(
      (isDeleted ? [] : [...validated]).map(([id, data]) => [
        id,
        id === pointers.step ? without(data, identifying) : data,
      ]),
    ),
  };
}

/** The key is named by what it makes of a text that is no person's, so that nobody learns it from its name. */
async function pseudonymOf(key: Uint8Array, identity: string): Promise<Pseudonym> {
  const name = await hmacSha256(key, 'greffe pseudonym key');
  return { pseudonym: await hmacSha256(key, identity), pseudonymKey: name.slice(0, 12) };
}

function without(data: StepData, pointers: readonly string[]): StepData {
  return pointers.reduce(
    (rest, pointer) => (getAt(rest, pointer) === undefined ? rest : removeAt(rest, pointer)),
    data,
  );
}
