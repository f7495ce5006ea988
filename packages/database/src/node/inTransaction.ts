import { drizzle } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import type { Orm, Transaction } from '../database.ts';
import { isConnectionFault } from '../errors.ts';
import * as schema from '../schema/index.ts';
import type { Gate } from './gate.ts';
import { preparing } from './prepared.ts';

/** Drizzle on one connection; made once each, because it works out the relations of all tables. */
const orms = new WeakMap<pg.PoolClient, Orm>();

function ormOf(client: pg.PoolClient): Orm {
  const known = orms.get(client);
  if (known !== undefined) return known;
  const made = drizzle(preparing(client), { schema });
  orms.set(client, made);
  return made;
}

/**
 * Runs `work` in a transaction on a connection of a pool. Drizzle's own way loses the connection's place in the pool
 * for ever when `begin` fails, so that a database that was gone a few times is never reached again; and it waits for the
 * answer to `rollback` from a database that answers nothing. Here a connection that has failed is given up at once: the
 * database takes back by itself what was begun on it. `connected` is called once it has its connection.
 *
 * @throws TooMuchAsked
 */
export async function inTransaction<Result>(
  gate: Gate,
  work: (transaction: Transaction) => Promise<Result>,
  connected?: () => void,
): Promise<Result> {
  const client = await gate.connection();
  connected?.();
  let isGivenUp = false;
  const giveUp = () => {
    if (!isGivenUp) client.release(true);
    isGivenUp = true;
  };
  // What went wrong first: a rollback on a connection that is given up fails too, and says less.
  let first: { readonly error: unknown } | undefined;
  try {
    return await ormOf(client).transaction(async (transaction) => {
      try {
        return await work(transaction);
      } catch (error) {
        first = { error };
        if (isConnectionFault(error)) giveUp();
        throw error;
      }
    });
  } catch (error) {
    const cause = first?.error ?? error;
    if (isConnectionFault(cause) || isConnectionFault(error)) giveUp();
    throw cause;
  } finally {
    if (!isGivenUp) client.release();
  }
}
