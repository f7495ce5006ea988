import { actorName, contacts, eq } from '@greffe/database';
import type { ContactChange, ContactView } from '../api/index.ts';
import { Problem } from '../problems/Problem.ts';
import type { Work } from '../records/work.ts';
import { emailOf, phoneOf } from './address.ts';

/** Where the asker is reached. */
export async function readContact({ transaction, actor }: Work): Promise<ContactView> {
  const [row] = await transaction
    .select()
    .from(contacts)
    .where(eq(contacts.person, actorName(actor)));
  return { ...(row?.email ? { email: row.email } : {}), ...(row?.phone ? { phone: row.phone } : {}) };
}

/** Changes where the asker is reached. @throws Problem 422 for what none can be. */
export async function changeContact(work: Work, change: ContactChange): Promise<ContactView> {
  const values = { ...readAddresses(change, ''), changedAt: work.now };
  await work.transaction
    .insert(contacts)
    .values({ person: actorName(work.actor), ...values })
    .onConflictDoUpdate({ target: contacts.person, set: values });
  return readContact(work);
}

/** Where somebody is reached whom the asker brings in, in the same transaction. @throws Problem 422. */
export async function noteContact(
  { transaction, now }: Work,
  person: string,
  given: Partial<ContactChange>,
): Promise<void> {
  const addresses = readAddresses(given, '/person');
  if (addresses.email === null && addresses.phone === null) return;
  await transaction.insert(contacts).values({ person, ...addresses, changedAt: now });
}

function readAddresses({ email = '', phone = '' }: Partial<ContactChange>, at: string) {
  const read = {
    email: email.trim() === '' ? null : emailOf(email),
    phone: phone.trim() === '' ? null : phoneOf(phone),
  };
  const errors = [
    ...(read.email === undefined ? [{ pointer: `${at}/email`, code: 'emailAddress' }] : []),
    ...(read.phone === undefined ? [{ pointer: `${at}/phone`, code: 'phoneNumber' }] : []),
  ];
  if (errors.length > 0) throw new Problem('invalidData', { errors });
  return { email: read.email ?? null, phone: read.phone ?? null };
}
