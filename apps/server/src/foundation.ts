import { canaryCheck, type Database } from '@greffe/database';
import { connect, migrate } from '@greffe/database/node';
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
  /** Resolves with a sentence when the embedded PostgreSQL ended by itself. */
  died: Promise<string>;
}

/** Opens the data folder, brings the database up and up to date, and proves that it keeps what it must keep. */
export async function layFoundation(
  configuration: Configuration,
  log: ServerLog,
  shutdown: Shutdown,
): Promise<Foundation> {
  const { folder, secret } = await openFolder(configuration, shutdown);
  const source = configuration.database
    ? await externalDatabase(configuration.database, secret)
    : await embeddedDatabase(folder, log.say);
  shutdown.add(source.stop);
  log.say(
    configuration.database ? 'Connected to the PostgreSQL of DATABASE_URL' : `PostgreSQL runs on ${folder}`,
  );
  const database = await bringUpToDate(source, configuration, log);
  shutdown.add(() => database.close());
  return { database, appUrl: source.appUrl, secret, died: deathOf(source, folder) };
}

/** A server on DATABASE_URL that is given its key needs no folder of its own. */
async function openFolder({ dataFolder, database, pseudonymKey }: Configuration, shutdown: Shutdown) {
  if (database && pseudonymKey) return { folder: '', secret: pseudonymKey };
  const { path, lock } = await openDataFolder(dataFolder);
  shutdown.add(lock.release);
  return { folder: path, secret: pseudonymKey ?? (await keptSecret(path, 'pseudonym.secret')) };
}

async function bringUpToDate(
  { ownerUrl, appUrl }: DatabaseSource,
  { allowsUnsafeDatabase, database: given }: Configuration,
  log: ServerLog,
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

/** Migrations and the canary say what is wrong in a sentence, as plain errors. */
function sentence(error: unknown): unknown {
  const isPlain = error instanceof Error && error.name === 'Error' && !('code' in error);
  return isPlain ? new StartFault(error.message, { cause: error }) : error;
}

async function deathOf({ died }: DatabaseSource, folder: string): Promise<string> {
  if (!died) return new Promise(() => {});
  const words = await died;
  return `PostgreSQL has ended by itself, so Greffe stops; what was saved is safe and is there again after the next start. Its last words (all of them in ${folder}/postgres.log):\n${words.trim()}`;
}
