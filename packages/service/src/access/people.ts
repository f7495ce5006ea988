import { actorName, and, eq, persons, queryRows, sql } from '@greffe/database';
import type { NewGrant, PersonFound, PersonSearch } from '../api/index.ts';
import { noteContact } from '../contact/contact.ts';
import { type IssuersPerson, linkedPerson, linkIdentity } from '../identity/identities.ts';
import { Problem, type ProblemFieldError } from '../problems/Problem.ts';
import type { Work } from '../records/work.ts';
import { uuidv7 } from '../support/uuid.ts';
import type { Authority } from './ground.ts';
import { sightSql } from './rows.ts';

/** The name of the issuer at which people sign in, where there is one. */
export type Issuer = string | undefined;

const invalid = (pointer: string, code: string): Problem =>
  new Problem('invalidData', { errors: [fault(pointer, code)] });
const fault = (pointer: string, code: string): ProblemFieldError => ({ pointer, code });
const digitsOf = (text: string): string => text.replace(/[\s./-]/g, '');

/**
 * Who has a number, or is known by a login at the issuer; only whole ones are looked for, and only by who may grant
 * something.
 *
 * @throws Problem 404 for anybody else, 422 without either.
 */
export async function findPerson(
  work: Work,
  { places }: Authority,
  search: PersonSearch,
  issuer: Issuer,
): Promise<PersonFound> {
  if (places.length === 0) throw new Problem('notFound');
  const id = await personBy(work, search, issuer);
  if (id === undefined) return {};
  const [row] = await work.transaction.select().from(persons).where(eq(persons.id, id));
  return row === undefined ? {} : { person: { id, name: `${row.givenName} ${row.familyName}` } };
}

async function personBy(
  { transaction }: Work,
  { number, login }: PersonSearch,
  issuer: Issuer,
): Promise<string | undefined> {
  const digits = digitsOf(number ?? '');
  const subject = (login ?? '').trim();
  if (digits === '' && subject === '') {
    throw new Problem('invalidData', { errors: [fault('/person/number', 'required')] });
  }
  if (digits !== '' && !/^\d{8,11}$/.test(digits)) {
    throw new Problem('invalidData', { errors: [fault('/person/number', 'personNumber')] });
  }
  const byNumber = await transaction
    .select({ id: persons.id })
    .from(persons)
    // Who came by a hub's link is another person than who signs in, whatever the number.
    .where(and(eq(persons.number, digits), sql`${persons.id} not like 'hub:%'`));
  const [first, second] = digits === '' ? [] : byNumber;
  const linked =
    subject === '' || issuer === undefined ? undefined : await linkedPerson(transaction, { issuer, subject });
  // Two people of one number, or a number and a login of two people: nobody is meant for certain.
  if (second !== undefined || (first !== undefined && linked !== undefined && first.id !== linked)) {
    throw new Problem('invalidData', { errors: [fault('/person/number', 'personAmbiguous')] });
  }
  return first?.id ?? linked;
}

/**
 * The person whom a grant means; one who has never signed in is brought in by it.
 *
 * @throws Problem 422 for an id that the asker does not see, whether it exists or not, and for a newcomer without a name.
 */
export async function personOfGrant(
  work: Work,
  { sight }: Authority,
  wanted: NewGrant['person'],
  issuer: Issuer,
): Promise<string> {
  if ('id' in wanted) return seenPerson(work, sight, wanted.id);
  if (wanted.niss !== undefined) throw invalid('/person/niss', 'unknown');
  return (await personBy(work, wanted, issuer)) ?? (await invite(work, wanted, issuer));
}

/**
 * The person of a role that is held for oneself: found by the national number, and brought in by it alone, so that
 * nobody else can sign in as them.
 *
 * @throws Problem 422 as {@link personOfGrant}, and for somebody of the list whose number is not known here.
 */
export async function patientOfGrant(
  work: Work,
  { sight }: Authority,
  wanted: NewGrant['person'],
  issuer: Issuer,
): Promise<string> {
  if ('id' in wanted) {
    const id = await seenPerson(work, sight, wanted.id);
    const [row] = await work.transaction
      .select({ niss: persons.niss })
      .from(persons)
      .where(eq(persons.id, id));
    if (row?.niss === null) throw invalid('/person/id', 'nissUnknown');
    return id;
  }
  const niss = digitsOf(wanted.niss ?? '');
  if (!/^\d{11}$/.test(niss)) throw invalid('/person/niss', 'nissNumber');
  if (wanted.number !== undefined || wanted.login !== undefined) throw invalid('/person/login', 'unknown');
  const [known] = await work.transaction
    .select({ id: persons.id })
    .from(persons)
    .where(eq(persons.niss, niss));
  return known?.id ?? invite(work, { ...wanted, niss }, issuer);
}

/** Somebody by an id, which is believed where the asker sees the person in the list already. */
async function seenPerson(work: Work, sight: Authority['sight'], id: string): Promise<string> {
  const [seen] = await queryRows<{ person: string }>(
    work.transaction,
    sql`select person from memberships m where m.person = ${id} and ${sightSql(sight)} limit 1`,
  );
  if (seen === undefined) throw invalid('/person/id', 'personUnknown');
  return seen.person;
}

/** Brings somebody in. Whom the issuer means by the login, or else by the number, is then this person. */
async function invite(
  work: Work,
  {
    number = '',
    login = '',
    givenName = '',
    familyName = '',
    niss,
    language = 'fr',
    email = '',
    phone = '',
  }: Exclude<NewGrant['person'], { id: string }>,
  issuer: Issuer,
): Promise<string> {
  const errors = [
    ...(givenName.trim() === '' ? [fault('/person/givenName', 'required')] : []),
    ...(familyName.trim() === '' ? [fault('/person/familyName', 'required')] : []),
  ];
  if (errors.length > 0) throw new Problem('invalidData', { errors });
  const id = uuidv7();
  const digits = digitsOf(number);
  await work.transaction.insert(persons).values({
    id,
    givenName: givenName.trim(),
    familyName: familyName.trim(),
    number: digits === '' ? null : digits,
    niss: niss ?? null,
    language,
    invitedBy: actorName(work.actor),
  });
  await noteContact(work, id, { email, phone });
  const subject = niss ?? (login.trim() === '' ? digits : login.trim());
  if (issuer !== undefined) await linkNewcomer(work, { issuer, subject }, id);
  return id;
}

async function linkNewcomer({ transaction }: Work, identity: IssuersPerson, id: string): Promise<void> {
  await linkIdentity(transaction, identity, id);
  // By this moment somebody else has the login: to go on would let nobody in.
  if ((await linkedPerson(transaction, identity)) !== id) {
    throw invalid('/person/login', 'personAmbiguous');
  }
}
