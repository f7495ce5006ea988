import { type Membership, queryRows, sql } from '@greffe/database';
import { grantPlaces, placesFor } from '../access/authority.ts';
import { groundOf } from '../access/ground.ts';
import { dueSql, heldSql, isoSql } from '../access/rows.ts';
import type { Work } from '../records/work.ts';

/** An access that lapses unless somebody confirms it, who may give it. */
export interface DueReview {
  readonly person: string;
  readonly registry: string;
  readonly role: string;
  readonly organisation: string;
  readonly reviewBy: Date;
}

interface DueRow extends Record<string, unknown> {
  readonly person: string;
  readonly registry: string;
  readonly role: string;
  readonly organisation: string;
  readonly reviewBy: string;
}

/**
 * Who may confirm which of the accesses that have come due, nobody's own: of everybody, or of one person. As each of
 * them sees it at `/access`.
 */
export async function dueReviews(
  work: Pick<Work, 'transaction' | 'definitions'>,
  reviewer?: string,
): Promise<ReadonlyMap<string, readonly DueReview[]>> {
  const { transaction } = work;
  const rows = await queryRows<DueRow>(
    transaction,
    sql`select m.person, m.registry, m.role, m.organisation, ${isoSql(sql`m.review_by`)} as "reviewBy"
      from memberships m where ${dueSql}`,
  );
  // Most nights.
  if (rows.length === 0) return new Map();
  const due = rows.map((row) => ({ ...row, reviewBy: new Date(row.reviewBy) }));
  const { bundles, partners } = await groundOf(work);
  const found = new Map<string, readonly DueReview[]>();
  for (const [person, memberships] of await heldBy(work, reviewer)) {
    const places = grantPlaces(memberships, bundles, partners);
    const own = due.filter((one) => one.person !== person && placesFor(places, one).length > 0);
    if (own.length > 0) found.set(person, own);
  }
  return found;
}

/** What everybody, or one person, holds now. */
async function heldBy(
  { transaction }: Pick<Work, 'transaction'>,
  reviewer: string | undefined,
): Promise<ReadonlyMap<string, readonly Membership[]>> {
  const rows = await queryRows<{ person: string; held: readonly Membership[] }>(
    transaction,
    sql`select m.person, jsonb_agg(jsonb_build_object('registry', m.registry, 'role', m.role,
        'organisation', jsonb_build_object('number', o.number, 'name', o.name))) as held
      from memberships m join organisations o on o.number = m.organisation
      where ${heldSql} and m.valid_from <= now() and m.person = coalesce(${reviewer ?? null}, m.person)
      group by m.person order by m.person`,
  );
  return new Map(rows.map(({ person, held }) => [person, held]));
}
