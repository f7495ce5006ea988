import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Browser } from '../../apps/server/test/Browser.ts';
import { freePort, ServerProcess } from '../../apps/server/test/ServerProcess.ts';

/** The product as `npm start` runs it, on a data folder of its own with fsync on. */
export interface Product {
  readonly url: string;
  /** An administrator's address of the PostgreSQL that the product runs. */
  adminUrl(): Promise<string>;
  /** Signs in as a development person. Answers the headers of that person's writes. */
  signIn(person: string): Promise<Record<string, string>>;
  stop(): Promise<void>;
}

export async function startProduct(): Promise<Product> {
  const folder = await mkdtemp(join(tmpdir(), 'greffe-bench-'));
  const server = new ServerProcess(await freePort(), {
    GREFFE_DATA: folder,
    // What one machine measures with looks like a flood.
    GREFFE_RATE_PERSON: '10000000',
    GREFFE_RATE_ADDRESS: '10000000',
  });
  try {
    await server.ready();
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  return {
    url: server.url,
    adminUrl: () => adminUrl(folder),
    async signIn(person) {
      const browser = new Browser(server.url);
      await (await browser.signIn(person)).response.text();
      const session = browser.cookie('greffe_session');
      if (session === undefined) throw new Error(`${person} could not sign in.`);
      return { cookie: `greffe_session=${session}`, origin: server.url, 'content-type': 'application/json' };
    },
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Port and password stand in the data folder; a cluster that had to go elsewhere is named there. */
async function adminUrl(folder: string): Promise<string> {
  const elsewhere = await readFile(join(folder, 'postgres-folder'), 'utf8').catch(() => '');
  const pid = await readFile(join(elsewhere.trim() || join(folder, 'postgres'), 'postmaster.pid'), 'utf8');
  const password = (await readFile(join(folder, 'superuser.secret'), 'utf8')).trim();
  return `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${pid.split('\n')[3]}/postgres`;
}
