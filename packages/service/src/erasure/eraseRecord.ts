import { actorName, databaseFault, queryRows, roleSubject, sql } from '@greffe/database';
import { administratorRole } from '@greffe/definition';
import { chained } from '../records/events.ts';
import type { Work } from '../records/work.ts';
import { type Erasable, notErasable } from './erasable.ts';

/** Why a record is erased, and who asked for it. */
export interface ErasureGround {
  readonly reason: string;
  readonly askedBy?: string;
}

/**
 * Erases a record: its key is destroyed and with it every value of its history, what it holds is deleted, nobody opens
 * it again. What is left is said by its last event, which is not sealed. The database looks at all of it again.
 *
 * @throws Problem 409 where the record was changed meanwhile.
 */
export async function eraseRecord(
  work: Work,
  found: Erasable,
  { reason, askedBy }: ErasureGround,
): Promise<void> {
  const isSystem = work.actor.kind === 'system';
  const as = work.memberships
    .filter(
      ({ role, registry }) => role === administratorRole && (registry === found.registry || registry === '*'),
    )
    .map(({ role, registry, organisation }) => roleSubject(registry, role, organisation.number));
  const event = chained(found, found.id, {
    type: 'erased',
    at: work.now,
    actor: actorName(work.actor),
    isSystem,
    payload: {
      reason,
      ...(askedBy === undefined ? {} : { askedBy }),
      ...(isSystem ? {} : { by: { as, ...(work.address === undefined ? {} : { address: work.address }) } }),
    },
  });
  try {
    await queryRows(
      work.transaction,
      sql`select greffe_erase(${found.id}::uuid, ${JSON.stringify(event)}::jsonb)`,
    );
  } catch (error) {
    // It was changed, or sent again, since it was looked at.
    if (databaseFault(error)?.code === '23514') throw notErasable('changed');
    throw error;
  }
}
