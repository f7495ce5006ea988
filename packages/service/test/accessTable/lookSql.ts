import {
  type Actor,
  protectedTables,
  queryRows,
  type SessionActor,
  SessionEnded,
  sql,
  withActor,
} from '@greffe/database';
import { idOf, type Stage } from './play.ts';
import type { Scope } from './table.ts';
import { type Asker, type Cells, cellOf, type Told } from './types.ts';

/** Which records a table's rows are of, as one column of texts; a table that is missing here fails the test. */
const recordsOf: Readonly<Record<string, ReturnType<typeof sql>>> = {
  records: sql`select distinct id::text as record from records`,
  step_data: sql`select distinct record::text from step_data`,
  record_events: sql`select distinct record::text from record_events`,
  record_access: sql`select distinct record::text from record_access where until is null or until > now()`,
  worklist: sql`select distinct record::text from worklist`,
  beneficiaries: sql`select distinct id::text as record from beneficiaries`,
  transmissions: sql`select distinct record::text from transmissions`,
  idempotency: sql`select distinct actor as record from idempotency`,
  record_effects: sql`select distinct record::text from record_effects`,
  record_links: sql`select distinct record::text from record_links`,
  outgoing_messages: sql`select distinct record::text from outgoing_messages`,
  files: sql`select distinct record::text from files`,
  file_contents: sql`select distinct record::text from file_contents`,
  access_log: sql`select distinct unnest(records)::text as record from access_log where cardinality(records) = 1`,
};

/** What each asker sees of each record in the tables themselves: as the serving role, in his own transaction. */
export async function lookAtTables(stage: Stage, { cast, rows }: Scope): Promise<Cells<Told>> {
  const cells: Cells<Told> = new Map();
  const truth = await rowsOfAll(stage);
  const persons = await beneficiariesOf(stage);
  for (const asker of cast) {
    const { id } = asker;
    const found = await withActor(stage.test.database, actorOf(stage, asker), async (transaction) => {
      const answers = new Map<string, ReadonlySet<string>>();
      for (const table of protectedTables) {
        const rows = await queryRows<{ record: string }>(transaction, queryOf(table));
        answers.set(table, new Set(rows.map(({ record }) => record)));
      }
      return answers;
    }).catch(nothing);
    for (const [table, shown] of found) {
      if (table === 'idempotency') {
        const others = [...shown].filter((actorOfRow) => actorOfRow !== id);
        cells.set(cellOf(id, 'answers of others'), others.length === 0 ? 'no' : `yes: ${others.join(' ')}`);
        continue;
      }
      for (const { state } of rows) {
        const record = idOf(stage.records, state);
        const row = table === 'beneficiaries' ? persons.get(state.id) : record;
        if (row === undefined || !truth.get(table)?.has(row)) continue;
        cells.set(cellOf(id, state.id, `rows of ${table}`), shown.has(row) ? 'yes' : 'no');
      }
      // What the table does not know is nobody's: the canary, and records that are none of the table's.
      const known = new Set([...stage.records.values(), ...persons.values()]);
      const strays = [...shown].filter((record) => !known.has(record));
      cells.set(
        cellOf(id, `other rows of ${table}`),
        strays.length === 0 ? 'no' : `yes: ${strays.join(' ')}`,
      );
    }
  }
  return cells;
}

/** Who is not signed in comes to the database under no name at all. */
const actorOf = ({ sessions }: Stage, { id, isSignedOut }: Asker): Actor | SessionActor =>
  sessions.get(id) ?? { kind: 'person', id: isSignedOut ? '' : id };

/** A session that is over sees nothing. */
const nothing = (error: unknown): ReadonlyMap<string, ReadonlySet<string>> => {
  if (error instanceof SessionEnded)
    return new Map(protectedTables.map((table) => [table, new Set<string>()]));
  throw error;
};

const queryOf = (table: string): ReturnType<typeof sql> => {
  const query = recordsOf[table];
  if (query === undefined) throw new RangeError(`Nothing says whose the rows of ${table} are.`);
  return query;
};

/** What there is, whoever asks: a cell is asked where there is something to see. */
async function rowsOfAll({ test }: Stage): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const all = new Map<string, ReadonlySet<string>>();
  for (const table of protectedTables) {
    const column = table === 'records' || table === 'beneficiaries' ? 'id' : 'record';
    const text =
      table === 'access_log'
        ? 'select distinct unnest(records)::text as record from access_log where cardinality(records) = 1'
        : table === 'idempotency'
          ? 'select distinct actor as record from idempotency'
          : `select distinct ${column}::text as record from ${table}`;
    all.set(table, new Set((await test.asAdmin(text)).map(({ record }) => String(record))));
  }
  return all;
}

/** Who the record of each state is about, where that is known. */
async function beneficiariesOf({ test, records }: Stage): Promise<ReadonlyMap<string, string>> {
  const rows = await test.asAdmin('select id, beneficiary from records where beneficiary is not null');
  const byRecord = new Map(rows.map(({ id, beneficiary }) => [String(id), String(beneficiary)]));
  return new Map(
    [...records].flatMap(([state, id]): [string, string][] => {
      const person = byRecord.get(id);
      return person === undefined ? [] : [[state, person]];
    }),
  );
}

/** The subjects of people that the service let through to each record; one with an empty key is nobody's. */
export async function lookAtAccess({ test, records }: Stage): Promise<Cells<Told>> {
  const rows = await test.asAdmin(
    "select record, subject from record_access where (until is null or until > now()) and subject !~ '^(system:|own::|link::)'",
  );
  const cells: Cells<Told> = new Map();
  for (const [state, id] of records)
    for (const { record, subject } of rows)
      if (record === id) cells.set(cellOf('let through', state, String(subject)), 'yes');
  return cells;
}
