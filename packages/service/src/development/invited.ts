import { type Database, queryRows, sql, withActor } from '@greffe/database';
import type { DevelopmentPerson } from './people.ts';

const description = {
  fr: 'Accès donné sur la plate-forme',
  nl: 'Toegang gegeven op het platform',
  de: 'Zugang auf der Plattform erhalten',
  en: 'Given access on the platform',
};

/**
 * People who were brought in with a role, and not by the files of development: with an issuer of one's own they sign in
 * there, with the built-in one they are chosen among the others.
 */
export function invitedPeople(database: Database): Promise<DevelopmentPerson[]> {
  return withActor(database, { kind: 'system', name: 'session' }, async (transaction) => {
    const rows = await queryRows<Omit<DevelopmentPerson, 'description'> & Record<string, unknown>>(
      transaction,
      sql`select p.id, p.given_name as "givenName", p.family_name as "familyName", p.language,
          coalesce((select jsonb_agg(distinct o.name) from memberships m join organisations o on o.number = m.organisation
            where m.person = p.id), '[]') as organisations
        from persons p where p.invited_by is not null order by p.family_name, p.given_name, p.id limit 100`,
    );
    return rows.map(({ id, givenName, familyName, language, organisations }) => ({
      id,
      givenName,
      familyName,
      language,
      organisations,
      description,
    }));
  });
}
