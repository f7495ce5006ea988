import {
  type Actor,
  type HubLink,
  LinkUnchecked,
  type SessionActor,
  SessionEnded,
  withActor,
} from '@greffe/database';
import type { DefinitionStore } from '../definitions/DefinitionStore.ts';
import { confirmLink, endLink } from '../identity/linkSessions.ts';
import type { Ports } from '../ports.ts';
import { Problem } from '../problems/Problem.ts';
import { lockRecord, type RecordRow } from '../records/loadRecord.ts';
import type { Work } from '../records/work.ts';

/** Who asks, and from where. */
export type Asker = (Actor | SessionActor) & { readonly address?: string | undefined };

/**
 * Runs a query or command in one transaction of an actor. Where it is known before whose record it is about, that is
 * locked by the same way to the database that asks who the actor is.
 *
 * @throws Problem 401 for a session that has ended.
 */
export type RunAs = <Result>(
  actor: Asker,
  run: (work: Work) => Promise<Result>,
  locks?: string,
) => Promise<Result>;

export function createRunAs(
  { database, clock, recordKeys, askHub }: Pick<Ports, 'database' | 'clock' | 'recordKeys' | 'askHub'>,
  definitions: DefinitionStore,
): RunAs {
  const once: RunAs = <Result>(asker: Asker, run: (work: Work) => Promise<Result>, locks?: string) =>
    withActor<Result, RecordRow | undefined>(
      database,
      asker,
      (transaction, { actor, now, memberships, write }, locked) =>
        run({
          transaction,
          write,
          locked,
          actor,
          memberships,
          address: asker.address,
          now: clock?.(now) ?? now,
          clock,
          definitions,
          recordKeys,
        }),
      locks === undefined ? undefined : (transaction) => lockRecord(transaction, locks),
    );
  /** Whether the hub says that a link still holds; what it does not answer is no. */
  async function holds(link: HubLink): Promise<boolean> {
    const answer = await askHub?.(link);
    if (answer === 'holds') await confirmLink(database, link);
    if (answer === 'ended') await endLink(database, link);
    return answer === 'holds';
  }
  return async (asker, run, locks) => {
    try {
      return await once(asker, run, locks).catch(async (error: unknown) => {
        if (error instanceof LinkUnchecked && (await holds(error.link))) return once(asker, run, locks);
        throw error;
      });
    } catch (error) {
      if (error instanceof SessionEnded || error instanceof LinkUnchecked)
        throw new Problem('unauthenticated');
      throw error;
    }
  };
}
