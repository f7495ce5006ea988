import { type Actor, withActor } from '@greffe/database';
import type { DefinitionStore } from '../definitions/DefinitionStore.ts';
import type { Ports } from '../ports.ts';
import type { Work } from '../records/work.ts';

/** Runs a query or command in one transaction of an actor. */
export type RunAs = <Result>(actor: Actor, run: (work: Work) => Promise<Result>) => Promise<Result>;

export function createRunAs(
  { database, clock }: Pick<Ports, 'database' | 'clock'>,
  definitions: DefinitionStore,
): RunAs {
  return (actor, run) =>
    withActor(database, actor, (transaction, { now, memberships }) =>
      run({ transaction, actor, memberships, now: clock?.(now) ?? now, definitions }),
    );
}
