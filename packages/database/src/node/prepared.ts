import type { Duplex } from 'node:stream';
import type pg from 'pg';

/** Texts that get a name on one connection; those that come later are planned each time that they are asked. */
const most = 400;

/** A statement as Drizzle hands it to node-postgres. */
interface Statement {
  readonly text: string;
  readonly name?: string | undefined;
}

/** A connection's socket, of which node-postgres' types say nothing. */
interface Wired {
  readonly connection: { readonly stream: Duplex };
}

/** PostgreSQL answers `commit` after a failed statement without an error: nobody may be told that something is saved. */
const notCommitted =
  'A transaction was taken back at its commit: a statement in it had failed, and its error was dropped.';

/**
 * Gives each text with values a name, by which a connection plans it once: with row-level security a plan costs more than
 * what it does. PostgreSQL goes on planning by values where that gives a better plan.
 */
function nameOf(statement: Statement, names: Map<string, string>): string | undefined {
  if (statement.name !== undefined) return statement.name;
  const known = names.get(statement.text);
  if (known !== undefined || names.size >= most) return known;
  const name = `greffe_${names.size + 1}`;
  names.set(statement.text, name);
  return name;
}

/**
 * A connection as Drizzle asks it: each statement is planned once, what is asked at once is written at once, and `begin`
 * goes with what follows it instead of being waited for. Who asks the first statement learns of a `begin` that failed.
 */
export function preparing(client: pg.PoolClient): pg.PoolClient {
  const { stream } = (client as unknown as Wired).connection;
  const names = new Map<string, string>();
  let begun: Promise<unknown> | undefined;
  let isHeld = false;
  /** Until what is asked by the same turn of the process is all there: a write costs as much as a small statement. */
  const hold = () => {
    if (isHeld) return;
    isHeld = true;
    stream.cork();
    process.nextTick(() => {
      isHeld = false;
      stream.uncork();
    });
  };
  const asked = (statement: Statement, values: unknown[]) =>
    values.length === 0
      ? client.query(statement, values)
      : client.query({ ...statement, name: nameOf(statement, names) }, values);
  const query = async (statement: Statement, values: unknown[]): Promise<unknown> => {
    hold();
    if (statement.text === 'begin') {
      begun = client.query('begin');
      // Heard of below; until then it is nobody's.
      begun.catch(() => {});
      return { rows: [] };
    }
    const first = begun;
    begun = undefined;
    const [, result] = await Promise.all([first, asked(statement, values)]);
    if (statement.text === 'commit' && result.command !== 'COMMIT') throw new Error(notCommitted);
    return result;
  };
  // Drizzle asks nothing else of a connection.
  return { query } as unknown as pg.PoolClient;
}
