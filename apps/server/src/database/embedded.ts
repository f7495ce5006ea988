import { prepareServer } from '@greffe/database/node';
import { keptSecret } from '../dataFolder/secrets.ts';
import { findBinaries } from '../postgres/binaries.ts';
import { startCluster } from '../postgres/cluster.ts';
import { settle } from '../postgres/home.ts';
import { initialise, superuser } from '../postgres/initialise.ts';
import { keepRunning } from '../postgres/keepRunning.ts';
import { clearLeftovers } from '../postgres/leftovers.ts';

export interface DatabaseSource {
  /** Signs in as greffe_owner, for migrations alone. */
  ownerUrl: string;
  /** Signs in as greffe_app, bound by row-level security. */
  appUrl: string;
  /** Resolves with the last words of a PostgreSQL of ours that ended by itself again and again, or did not start again. */
  died?: Promise<string>;
  stop(): Promise<void>;
}

/** Starts the PostgreSQL that npm installed on the data folder, and makes it there when there is none. */
export async function embeddedDatabase(folder: string, say: (line: string) => void): Promise<DatabaseSource> {
  const [binaries, password, ownerPassword, appPassword] = await Promise.all([
    findBinaries(),
    keptSecret(folder, 'superuser.secret'),
    keptSecret(folder, 'owner.secret'),
    keptSecret(folder, 'app.secret'),
  ]);
  const home = await settle(folder, binaries, say);
  await clearLeftovers(home.cluster);
  await initialise(home, password, say);
  const start = (port?: number) => startCluster(home, folder, password, say, port);
  const cluster = await keepRunning(start, say);
  try {
    const adminUrl = `postgres://${superuser}:${encodeURIComponent(password)}@127.0.0.1:${cluster.port}/postgres`;
    const urls = await prepareServer(adminUrl, { database: 'greffe', ownerPassword, appPassword });
    return { ...urls, died: cluster.died, stop: cluster.stop };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}
