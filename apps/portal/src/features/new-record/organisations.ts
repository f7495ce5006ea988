import type { SessionView } from '@greffe/client';
import type { Bundle } from '@greffe/definition';

export interface Organisation {
  readonly number: string;
  readonly name: string;
}

/** Organisations on whose behalf this person may create records of a type. */
export function creatingOrganisations(
  session: SessionView,
  registry: string,
  recordType: string,
  bundle: Pick<Bundle, 'recordTypes'>,
): readonly Organisation[] {
  const roles = bundle.recordTypes.find(({ id }) => id === recordType)?.createdBy ?? [];
  const byNumber = new Map<string, Organisation>();
  for (const membership of session.memberships) {
    if (membership.registry === registry && roles.includes(membership.role)) {
      byNumber.set(membership.organisation.number, membership.organisation);
    }
  }
  return [...byNumber.values()];
}
