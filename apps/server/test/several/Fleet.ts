import { startCluster, type TestCluster } from '@greffe/database/testing';
import pg from 'pg';
import { Browser } from '../Browser.ts';
import { freePort, ServerProcess } from '../ServerProcess.ts';
import { writeForms } from './forms.ts';

export interface FleetOptions {
  /** Settings of the PostgreSQL; it keeps what it acknowledges, unless they say otherwise. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Of every server. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Server processes on one PostgreSQL of their own, with one small registry. */
export interface Fleet {
  readonly postgres: TestCluster;
  /** An administrator's address of the servers' database. */
  readonly adminUrl: string;
  readonly folder: string;
  /** Starts one more: on a free port, of this version, unless it is said. */
  start(at?: { readonly port?: number; readonly program?: string | undefined }): Promise<ServerProcess>;
  /** Looks at the database with all rights. */
  asAdmin<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  stop(): Promise<void>;
}

const secret = (name: string) => `${name} of the servers of this test`.padEnd(40, '.');

export async function startFleet({ settings = {}, env = {} }: FleetOptions = {}): Promise<Fleet> {
  const [postgres, forms] = await Promise.all([
    startCluster({ settings: { fsync: 'on', ...settings } }),
    writeForms(),
  ]);
  const adminUrl = postgres.adminUrl.replace(/\/postgres$/, '/greffe');
  await query(postgres.adminUrl, 'create database greffe');
  const running = new Set<ServerProcess>();
  return {
    postgres,
    adminUrl,
    folder: forms.folder,
    async start({ port, program } = {}) {
      const server = new ServerProcess(
        port ?? (await freePort()),
        {
          DATABASE_URL: adminUrl,
          GREFFE_FORMS: forms.folder,
          GREFFE_PSEUDONYM_KEY: secret('pseudonyms'),
          GREFFE_RECORD_KEY: secret('records'),
          GREFFE_CLOCK: 'system',
          GREFFE_RATE_PERSON: '10000000',
          GREFFE_RATE_ADDRESS: '10000000',
          ...env,
        },
        program,
      );
      running.add(server);
      void server.ended().then(() => running.delete(server));
      return server.ready();
    },
    asAdmin: (text, values) => query(adminUrl, text, values),
    async stop() {
      await Promise.all([...running].map((server) => server.stop('SIGTERM')));
      await Promise.all([postgres.stop(), forms.remove()]);
    },
  };
}

async function query<Row extends pg.QueryResultRow>(
  url: string,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Row>(text, [...values])).rows;
  } finally {
    await client.end();
  }
}

/** Signs somebody in at one server. The session holds at all of them. */
export async function sessionOf(server: ServerProcess, person: string): Promise<string> {
  const browser = new Browser(server.url);
  await (await browser.signIn(person)).response.text();
  const session = browser.cookie('greffe_session');
  if (session === undefined) throw new Error(`${person} could not sign in:\n${server.output}`);
  return session;
}
