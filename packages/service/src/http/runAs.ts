import { type Actor, type SessionActor, SessionEnded, withActor } from '@greffe/database';
import type { DefinitionStore } from '../definitions/DefinitionStore.ts';
import type { Ports } from '../ports.ts';
import { Problem } from '../problems/Problem.ts';
import type { Work } from '../records/work.ts';

/** Who asks, and from where. */
export type Asker = (Actor | SessionActor) & { readonly address?: string | undefined };

/** Runs a query or command in one transaction of an actor. @throws Problem 401 for a session that has ended. */
export type RunAs = <Result>(actor: Asker, run: (work: Work) => Promise<Result>) => Promise<Result>;

export function createRunAs(
  { database, clock }: Pick<Ports, 'database' | 'clock'>,
  definitions: DefinitionStore,
): RunAs {
  return async (asker, run) => {
    try {
      return await withActor(database, asker, (transaction, { actor, now, memberships }) =>
        run({
          transaction,
          actor,
          memberships,
          address: asker.address,
          now: clock?.(now) ?? now,
          clock,
          definitions,
        }),
      );
    } catch (error) {
      if (error instanceof SessionEnded) throw new Problem('unauthenticated');
      throw error;
    }
  };
}
