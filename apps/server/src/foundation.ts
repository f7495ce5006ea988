import { canaryCheck, type Database } from '@greffe/database';
import { connect, migrate, type PoolWatch } from '@greffe/database/node';
import { keysStatus, type RecordKeys, recordKeysOf } from '@greffe/service';
import type { Configuration } from './config/configuration.ts';
import { checkDurability } from './database/durability.ts';
import { type DatabaseSource, embeddedDatabase } from './database/embedded.ts';
import { externalDatabase } from './database/external.ts';
import { unreachable } from './database/unreachable.ts';
import { openDataFolder } from './dataFolder/dataFolder.ts';
import { keptSecret } from './dataFolder/secrets.ts';
import { StartFault } from './faults/StartFault.ts';
import type { ServerLog } from './log.ts';
import type { Shutdown } from './shutdown.ts';

/** What the service stands on: a database that is up to date and proved safe, and the server's secret. */
export interface Foundation {
  database: Database;
  appUrl: string;
  /** Keys of pseudonyms and of cookies are drawn from it. */
  secret: string;
  /** Under which the histories of records are sealed. */
  recordKeys: RecordKeys;
  /** Resolves with a sentence when the embedded PostgreSQL ended by itself and could not be kept running. */
  died: Promise<string>;
}

/** Opens the data folder, brings the database up and up to date, and proves that it keeps what it must keep. */
export async function layFoundation(
  configuration: Configuration,
  log: ServerLog,
  shutdown: Shutdown,
  watch?: PoolWatch,
): Promise<Foundation> {
  const { folder, secret, recordSecret } = await openFolder(configuration, shutdown);
  const source = configuration.database
    ? await externalDatabase(configuration.database, secret)
    : await embeddedDatabase(folder, log.say);
  shutdown.add(source.stop);
  log.say(
    configuration.database ? 'Connected to the PostgreSQL of DATABASE_URL' : `PostgreSQL runs on ${folder}`,
  );
  const database = await bringUpToDate(source, configuration, log, watch);
  shutdown.add(() => database.close());
  const recordKeys = await recordKeysOf(recordSecret, configuration.formerRecordKeys);
  await demandMasterKey(database, recordKeys);
  return { database, appUrl: source.appUrl, secret, recordKeys, died: deathOf(source, folder) };
}

/** A server on DATABASE_URL that is given its key needs no folder of its own. */
async function openFolder(
  { dataFolder, database, pseudonymKey, recordKey }: Configuration,
  shutdown: Shutdown,
) {
  if (database && pseudonymKey && recordKey) {
    return { folder: '', secret: pseudonymKey, recordSecret: recordKey };
  }
  const { path, lock } = await openDataFolder(dataFolder);
  shutdown.add(lock.release);
  return {
    folder: path,
    secret: pseudonymKey ?? (await keptSecret(path, 'pseudonym.secret')),
    recordSecret: recordKey ?? (await keptSecret(path, 'record.secret')),
  };
}

async function bringUpToDate(
  { ownerUrl, appUrl }: DatabaseSource,
  { allowsUnsafeDatabase, database: given }: Configuration,
  log: ServerLog,
  watch?: PoolWatch,
): Promise<Database> {
  const variable = given?.app ? 'DATABASE_APP_URL' : 'DATABASE_URL';
  try {
    if (!allowsUnsafeDatabase) await checkDurability(appUrl);
    const applied = await migrate(ownerUrl);
    if (applied.length > 0) log.say(`Brought the database up to date (${applied.length} migrations)`);
  } catch (error) {
    throw sentence(given ? unreachable(error, variable) : error);
  }
  const database = connect(appUrl, {
    watch,
    onConnectionLost: (code) => log.error({ event: 'database connection lost', code }),
  });
  try {
    await canaryCheck(database);
    return database;
  } catch (error) {
    await database.close();
    throw sentence(error);
  }
}

/** Without the key that sealed them, histories could not be read, and nothing could be added to them. */
async function demandMasterKey(database: Database, recordKeys: RecordKeys): Promise<void> {
  const { unknown } = await keysStatus(database, recordKeys);
  if (unknown === 0) return;
  throw new StartFault(
    `${unknown} records are sealed under a key that is not here. Set GREFFE_RECORD_KEY to the key of this database, or name it in GREFFE_RECORD_KEYS_FORMER; docs/operations.md says what can be done when it is lost.`,
  );
}

/** Migrations and the canary say what is wrong in a sentence, as plain errors. */
function sentence(error: unknown): unknown {
  const isPlain = error instanceof Error && error.name === 'Error' && !('code' in error);
  return isPlain ? new StartFault(error.message, { cause: error }) : error;
}

async function deathOf({ died }: DatabaseSource, folder: string): Promise<string> {
  if (!died) return new Promise(() => {});
  const words = await died;
  return `PostgreSQL ends by itself and does not stay up, so Greffe stops; what was saved is safe and is there again after the next start. Its last words (all of them in ${folder}/postgres.log):\n${words.trim()}`;
}
