import { eq, organisations, persons, sql } from '@greffe/database';
import { brusselsDay, type Facts } from '@greffe/definition';
import { Problem } from '../problems/Problem.ts';
import type { Work } from './work.ts';

/**
 * Facts that a form's logic looks at, and the time by the database's clock as it is read, later than the start of the
 * transaction. `today` is the calendar day in Brussels.
 */
export async function formFacts(
  work: Work,
  organisation: string,
  author: string,
  at?: Date,
): Promise<Facts & { readonly now: Date }> {
  const [row] = await work.transaction
    .select({
      organisation: organisations.name,
      number: persons.number,
      givenName: persons.givenName,
      familyName: persons.familyName,
      now: databaseNow,
    })
    .from(organisations)
    .innerJoin(persons, eq(persons.id, author))
    .where(eq(organisations.number, organisation));
  if (row === undefined) throw new Problem('notFound');
  const read = new Date(row.now);
  const now = at ?? work.clock?.(read) ?? read;
  return {
    now,
    today: brusselsDay(now.toISOString()),
    organisation: { number: organisation, name: row.organisation },
    author: { number: row.number ?? '', name: `${row.givenName} ${row.familyName}` },
  };
}

/** The database's clock as it runs, in milliseconds: `now()` stands still in a transaction. */
const databaseNow = sql<string>`to_char(clock_timestamp() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
