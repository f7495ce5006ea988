import type { Database } from '@greffe/database';
import type { MovePorts } from '@greffe/service';
import { readRecordKeys } from './recordKeys.ts';

/** A server's database from a terminal. */
export interface OpenDatabase {
  readonly database: Database;
  readonly ports: MovePorts;
  close(): Promise<void>;
}

/** The address that a command line or the environment names: `--database`, or else `DATABASE_URL`. */
export function databaseUrl(option: string | undefined): string | undefined {
  return option ?? process.env.DATABASE_APP_URL ?? process.env.DATABASE_URL;
}

const noRecordKey =
  'The key under which this database seals its histories is not here: set GREFFE_RECORD_KEY as the server has it, or GREFFE_DATA to its data folder.';

export const noDatabase =
  'Say which database: --database postgres://…, or DATABASE_URL in the environment. A server with a database of its own says its address in its log.';

/** Connects; what is loaded for it is loaded only here, since most commands need no database. */
export async function openDatabase(url: string, dataFolder?: string): Promise<OpenDatabase> {
  const { connect } = await import('@greffe/database/node');
  const { createBoss, createBossQueue, makeQueues } = await import('@greffe/service');
  const recordKeys = await readRecordKeys(dataFolder);
  const database = connect(url);
  const boss = createBoss(url);
  let started: Promise<unknown> | undefined;
  const queue = createBossQueue(boss);
  return {
    database,
    ports: {
      database,
      recordKeys,
      queue: {
        // A move seldom sends anything: the queue is opened when it does.
        enqueue: async (transaction, job) => {
          started ??= boss.start().then(() => makeQueues(boss));
          await started;
          await queue.enqueue(transaction, job);
        },
      },
    },
    close: async () => {
      if (started) await boss.stop({ graceful: false });
      await database.close();
    },
  };
}

/** What went wrong with a database, without its address, which holds a password, and without data. */
export function databaseSentence(error: unknown): string {
  if (error instanceof Error && error.name === 'MasterKeyMissing') return noRecordKey;
  const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
  return `The database cannot be used${code}: is it there, and is its address right?`;
}
