import { queryRows, sql } from '@greffe/database';
import type { Bundle } from '@greffe/definition';
import type { StepProjection } from '@greffe/workflow';
import type { RecordView } from '../api/index.ts';
import { type Place, subjectOf, type Work } from './work.ts';

/**
 * Who stands in for whom, until when, in the roles that a record waits for. The database shows memberships to their
 * holder, to whoever is stood in for, and to those who may give or end them: to everybody else nobody stands in.
 */
export async function standInsFor(
  { transaction }: Pick<Work, 'transaction'>,
  bundle: Pick<Bundle, 'id' | 'roles'>,
  place: Place,
  steps: readonly StepProjection[],
): Promise<NonNullable<RecordView['standIns']>> {
  const isOpen = ({ status }: StepProjection) => status === 'open' || status === 'draft';
  // For a step of the asker's own nobody else is waited for.
  const others = steps.filter((step) => isOpen(step) && !step.commands.includes('validate'));
  const roles = [...new Set(others.flatMap((step) => step.roles))];
  if (roles.length === 0) return [];
  const subjects = roles.map((role) => ({ role, subject: subjectOf(bundle, role, place) }));
  const rows = await queryRows<NonNullable<RecordView['standIns']>[number]>(
    transaction,
    sql`select m.role, p.given_name || ' ' || p.family_name as name,
        a.given_name || ' ' || a.family_name as "for",
        to_char(m.valid_to at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as until
      from memberships m join persons p on p.id = m.person join persons a on a.id = m.stands_in_for
        join jsonb_to_recordset(${JSON.stringify(subjects)}::jsonb) as waited(role text, subject text)
          on waited.role = m.role and waited.subject in (
            'org:' || m.organisation || ':' || m.registry || ':' || m.role, 'role:' || m.registry || ':' || m.role)
      where m.registry = ${bundle.id} and m.valid_from <= now() and m.valid_to > now()
        and (m.review_by is null or m.review_by > now())
      order by m.role, p.family_name, p.given_name, m.id`,
  );
  return rows.map((row) => ({ ...row }));
}
