import type { Bundle } from '@greffe/definition';
import { compileStepValidator } from '@greffe/definition/compile';
import { loadDefinition } from '@greffe/definition/load';
import { createApp, createRecordKeys, publishDefinition, seedDevelopment } from '@greffe/service';
import pg from 'pg';
import { connect, migrate, prepareServer } from '../../packages/database/src/node/index.ts';
import { startCluster } from '../../packages/database/test/cluster.ts';
import { completeData, registration } from '../lib/registration.ts';

export const organisations = 50;

export interface Sizes {
  readonly records: number;
  readonly people: number;
  /** Records that somebody sees whose role counts everywhere. */
  readonly wide: number;
}

const { registry, recordType, step } = registration;
const first = { number: '72000000', person: 'bench-0' };
/** A role that no definition of the bench has: lists go by access alone. */
const wideRole = 'wide';

/** Whoever sees records everywhere belongs to it. */
const elsewhere = '73000000';

/** Ids of the records, by their place; `record` of 0 is the first. */
export const recordId = (record: number): string =>
  `01980000-0000-7000-8000-${(record + 1).toString(16).padStart(12, '0')}`;
/** Somebody of the organisation that a record belongs to, each of its people in turn. */
export const personOf = (record: number, turn: number, { people }: Sizes): string =>
  `bench-${(record % organisations) + organisations * (turn % (people / organisations))}`;
/** Somebody whose role counts everywhere. */
export const widePerson = 'bench-wide';

/**
 * A PostgreSQL of its own with so many records in fifty organisations: one is made by the application, the others are
 * copies of its rows. Answers the application twice: as it serves, and as a role that passes row-level security by.
 */
export async function startFilled(sizes: Sizes) {
  const cluster = await startCluster();
  try {
    const urls = await prepareServer(cluster.adminUrl, {
      database: 'bench',
      ownerPassword: 'owner',
      appPassword: 'app',
    });
    await migrate(urls.ownerUrl);
    const adminUrl = cluster.adminUrl.replace(/\/postgres$/, '/bench');
    const recordKeys = await createRecordKeys(new Uint8Array(32).fill(7));
    const databases = [connect(urls.appUrl), connect(adminUrl)] as const;
    const [held, free] = databases.map((database) =>
      createApp({
        database,
        recordKeys,
        queue: { enqueue: async () => {} },
        identify: async (request) => request.headers.get('x-person') ?? undefined,
      }),
    );
    if (held === undefined || free === undefined) throw new Error('There is no application.');
    const bundle = await readDefinition();
    await publishDefinition(databases[0], bundle, Object.values(bundle.steps).map(compileStepValidator));
    const role = bundle.recordTypes.find(({ id }) => id === recordType)?.createdBy[0] ?? '';
    await seedDevelopment(databases[0], {
      organisations: [{ number: first.number, name: 'First' }],
      people: [{ id: first.person, givenName: 'Bench', familyName: 'First', language: 'en' }],
      memberships: [{ person: first.person, registry, role, organisation: first.number }],
    });
    await copies(adminUrl, await makeOne(held), role, sizes);
    return {
      held,
      free,
      adminUrl,
      stop: async () => {
        for (const database of databases) await database.close();
        await cluster.stop();
      },
    };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

async function readDefinition(): Promise<Bundle> {
  const { bundle } = await loadDefinition(`forms/${registry}`);
  if (!bundle) throw new Error(`forms/${registry} has errors: run npx greffe check on it.`);
  return bundle;
}

/** A record with a draft of complete data, as people make it. */
async function makeOne(app: ReturnType<typeof createApp>): Promise<string> {
  const ask = async (method: string, path: string, body: unknown, headers: Record<string, string>) => {
    const answer = await app.request(`http://localhost${path}`, {
      method,
      body: JSON.stringify(body),
      headers: { 'x-person': first.person, 'content-type': 'application/json', ...headers },
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as { id: string };
  };
  const creation = { registry, recordType, organisation: first.number };
  const { id } = await ask('POST', '/api/records', creation, { 'idempotency-key': crypto.randomUUID() });
  const path = `/api/records/${id}/steps/${step}/draft`;
  await ask('PUT', path, { data: completeData(0) }, { 'if-match': '"1"' });
  return id;
}

/** Copies its rows column by column, whatever columns there are; triggers rest meanwhile. */
async function copies(url: string, record: string, role: string, sizes: Sizes): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const number = `to_char(72000000 + (i - 1) % ${organisations}, 'FM00000000')`;
  const person = `'bench-' || (i - 1) % ${organisations}`;
  const id = `('01980000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid`;
  const at = `now() - i * interval '7 seconds'`;
  const copy = (table: string, column: string, changed: string) =>
    client.query(
      `insert into ${table} overriding system value select (jsonb_populate_record(t, jsonb_build_object(${changed}))).*
       from ${table} t, generate_series(1, ${sizes.records}) as i where t.${column} = '${record}'`,
    );
  try {
    await client.query('set session_replication_role = replica');
    await client.query(
      `insert into organisations (number, name) select to_char(72000000 + i, 'FM00000000'), 'Organisation ' || i
       from generate_series(1, ${organisations - 1}) as i
       union all select '${elsewhere}', 'Without records'`,
    );
    await client.query(
      `insert into persons (id, given_name, family_name, language)
       select 'bench-' || i, 'Bench', i::text, 'en' from generate_series(1, ${sizes.people - 1}) as i
       union all select '${widePerson}', 'Bench', 'Wide', 'en'`,
    );
    await client.query(
      `insert into memberships (person, registry, role, organisation)
       select 'bench-' || i, $1, $2, to_char(72000000 + i % ${organisations}, 'FM00000000')
       from generate_series(1, ${sizes.people - 1}) as i
       union all select '${widePerson}', $1, '${wideRole}', '${elsewhere}'`,
      [registry, role],
    );
    await copy(
      'records',
      'id',
      `'id', ${id}, 'organisation', ${number}, 'author', ${person}, 'beneficiary', null,
      'data_key', null, 'created_at', ${at}, 'updated_at', ${at}`,
    );
    await copy('step_data', 'record', `'record', ${id}`);
    await copy(
      'record_events',
      'record',
      `'record', ${id}, 'id', 1000 + i * 100 + t.seq, 'hash', encode(sha256(convert_to(i || t.hash, 'UTF8')), 'hex')`,
    );
    await copy(
      'worklist',
      'record',
      `'record', ${id}, 'organisation', ${number}, 'author', ${person},
      'beneficiary', 'Exemple ' || i, 'search', 'exemple ' || i, 'kept_beneficiary', 'Exemple ' || i, 'kept_search', 'exemple ' || i,
      'named_by', array['org:' || ${number} || ':${registry}:${role}'], 'created_at', ${at}, 'updated_at', ${at},
      'turn', case when i % 3 = 0 then to_jsonb(array['org:' || ${number} || ':${registry}:${role}']) else '[]' end`,
    );
    await copy(
      'record_access',
      'record',
      `'record', ${id}, 'subject', replace(t.subject, '${first.number}', ${number})`,
    );
    await client.query(
      `insert into record_access (record, subject, what)
       select ${id}, 'role:${registry}:${wideRole}', 'read' from generate_series(1, ${sizes.wide}) as i`,
    );
    // What triggers would have done.
    await client.query(`update worklist w set readers = a.subjects from (
      select record, array_agg(subject order by subject) as subjects from record_access group by record) a
      where a.record = w.record`);
    await client.query(`update record_access a set registry = w.registry, status = w.status,
      is_turn = a.subject = any (w.turn), is_elsewhere = not starts_with(a.subject, 'org:' || w.organisation || ':')
      from worklist w where w.record = a.record and a.subject not like 'system:%'`);
    await client.query('set session_replication_role = origin');
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}
