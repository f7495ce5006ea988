import { type Actor, type Database, queryRows, sql, withActor } from '@greffe/database';
import { sha256 } from '../support/crypto.ts';
import { type IssuersSession, issuersDigests } from './issuersSessions.ts';
import { endSessions } from './sessions.ts';

const actor: Actor = { kind: 'system', name: 'session' };

/**
 * Ends the sessions that began with what has ended at the issuer: one of its sessions where it names one, else all of
 * the person's. Answers false for a message that came before, by its `id`: nothing is done twice.
 */
export function endIssuersSessions(
  database: Database,
  { id, ...named }: IssuersSession & { readonly id: string },
): Promise<boolean> {
  return withActor(database, actor, async (transaction) => {
    const message = await sha256(JSON.stringify([named.issuer, 'logout', id]));
    const isNew = await queryRows(
      transaction,
      sql`insert into used_sign_ins (state_hash) values (${message}) on conflict do nothing returning 1`,
    );
    if (isNew.length === 0) return false;
    const { subject, session } = await issuersDigests(named);
    // A session of which the issuer did not say at sign-in that it has a name is found by its person.
    const ofPerson = sql`issuer_subject = ${subject}::text`;
    const condition =
      session === null
        ? ofPerson
        : sql`(issuer_session = ${session} or (issuer_session is null and ${ofPerson}))`;
    await endSessions(transaction, condition, 'issuerEnded');
    return true;
  });
}
