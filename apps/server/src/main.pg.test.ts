import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from '../test/Browser.ts';
import { sendHostile } from '../test/hostile.ts';
import { freePort, ServerProcess } from '../test/ServerProcess.ts';

// Whole processes on a busy machine: some tests start two or three, one after the other.

let scratch: string;
let data: string;
const running = new Set<ServerProcess>();

async function launch(env: Record<string, string> = {}): Promise<ServerProcess> {
  const server = new ServerProcess(await freePort(), { GREFFE_DATA: data, ...env });
  running.add(server);
  return server;
}

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'greffe-server-'));
  data = join(scratch, 'data');
});

afterEach(async () => {
  await Promise.all([...running].map((server) => server.stop('SIGTERM')));
  running.clear();
});

afterAll(() => rm(scratch, { recursive: true, force: true }));

const postmaster = async () =>
  Number((await readFile(join(data, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);

async function waitUntilGone(pid: number): Promise<void> {
  await expect.poll(() => isAlive(pid), { timeout: 60_000 }).toBe(false);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('the server', () => {
  it('starts on an empty folder, lets a person in, and stops cleanly', async () => {
    const server = await (await launch()).ready();
    const browser = new Browser(server.url);
    expect((await browser.request('/health/ready')).status).toBe(200);
    expect((await browser.request('/api/session')).status).toBe(401);

    const { path, response } = await browser.signIn('claire-dubois', '/api/session');
    expect(path).toBe('/api/session');
    expect(await response.json()).toMatchObject({ person: { id: 'claire-dubois' } });

    await browser.open('/auth/logout', { method: 'POST' });
    expect((await browser.request('/api/session')).status).toBe(401);

    const pid = await postmaster();
    expect(await server.stop('SIGTERM')).toBe(0);
    expect(isAlive(pid)).toBe(false);
    expect(await readdir(data)).not.toContain('server.pid');
    expect(server.output).not.toContain('claire-dubois');
  });

  it('starts warm a second time, takes hostile requests for what they are (S4), and stops on SIGINT', async () => {
    const server = await (await launch()).ready();
    expect(server.output).not.toMatch(/Making a PostgreSQL|Brought the database|Published/);
    const { faults, statuses } = await sendHostile(server.url);
    expect(faults).toEqual([]);
    expect(statuses.length).toBeGreaterThan(150);
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
    expect(server.output).not.toMatch(/"event":"unexpected"|Error:/);
    expect(await server.stop('SIGINT')).toBe(0);
  });

  it('keeps a session over a restart', async () => {
    const port = await freePort();
    const first = await new ServerProcess(port, { GREFFE_DATA: data }).ready();
    running.add(first);
    const browser = new Browser(first.url);
    await browser.signIn('claire-dubois');
    await first.stop();
    running.add(await new ServerProcess(port, { GREFFE_DATA: data }).ready());
    expect((await browser.request('/api/session')).status).toBe(200);
  });

  it('keeps its secrets to itself', async () => {
    const names = (await readdir(data)).filter((name) => name.endsWith('.secret'));
    expect(names).toHaveLength(5);
    for (const name of names) expect((await stat(join(data, name))).mode & 0o777).toBe(0o600);
  });

  it('answers pages with headers that allow nothing from elsewhere', async () => {
    const server = await (await launch()).ready();
    const { headers } = await fetch(`${server.url}/`);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'/);
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    // What stands in front must be the first to end a connection.
    expect(Number(/timeout=(\d+)/.exec(headers.get('keep-alive') ?? '')?.[1])).toBeGreaterThan(60);
  });

  it('has no provider of its own where an issuer is named', async () => {
    const issuer = {
      OIDC_ISSUER: 'http://127.0.0.1:9',
      OIDC_CLIENT_ID: 'greffe',
      OIDC_CLIENT_SECRET: 'secret',
    };
    const server = await (await launch(issuer)).ready();
    const configuration = '/oidc/.well-known/openid-configuration';
    expect((await fetch(`${server.url}${configuration}`)).headers.get('content-type')).not.toMatch(/json/);
    expect(server.output).not.toMatch(/without a password/);
    await server.stop();
    const own = await (await launch()).ready();
    expect(await (await fetch(`${own.url}${configuration}`)).json()).toMatchObject({
      issuer: `${own.url}/oidc`,
    });
  });

  it('keeps a clock that was moved over a restart, and has none with the clock of the system', async () => {
    const clock = async (server: ServerProcess, move?: object) => {
      const headers = { 'content-type': 'application/json' };
      const init = { method: 'POST', headers, body: JSON.stringify(move) };
      const response = await fetch(`${server.url}/dev/clock`, move && init);
      return (await response.json()) as { now: string; offset: number };
    };
    const first = await (await launch()).ready();
    expect((await clock(first)).offset).toBe(0);
    const { now, offset } = await clock(first, { advance: 'P1D' });
    expect(offset).toBeGreaterThan(82_000_000);
    await first.stop();

    const system = await (await launch({ GREFFE_CLOCK: 'system' })).ready();
    expect((await fetch(`${system.url}/dev/clock`)).headers.get('content-type')).not.toMatch(/json/);
    await system.stop();

    const second = await (await launch()).ready();
    expect(second.output).toMatch(/The simulated clock was moved: it shows \d{4}-/);
    const later = await clock(second);
    expect(later.offset).toBe(offset);
    expect(Date.parse(later.now)).toBeGreaterThan(Date.parse(now));
    expect(await clock(second, { reset: true })).toMatchObject({ offset: 0 });
  });

  it('lets the development receiver be turned off and on', async () => {
    const server = await (await launch()).ready();
    const turn = (state: string, headers: Record<string, string> = {}) =>
      fetch(`${server.url}/dev/receiver`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ state }),
      });
    expect(await (await turn('down')).json()).toEqual({ state: 'down' });
    expect((await turn('up', { origin: 'https://evil.example' })).status).toBe(403);
    expect((await turn('sideways')).status).toBe(422);
    expect(await (await fetch(`${server.url}/dev/receiver`)).json()).toEqual({ state: 'down' });
    expect((await turn('up')).status).toBe(200);
  });
});

describe('after a crash', () => {
  it('takes over what a killed server left behind', async () => {
    const killed = await (await launch()).ready();
    const pid = await postmaster();
    await killed.stop('SIGKILL');
    const server = await (await launch()).ready();
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
    expect(await postmaster()).not.toBe(pid);
  });

  it('recovers when server and PostgreSQL are killed at once', async () => {
    const killed = await (await launch()).ready();
    const pid = await postmaster();
    process.kill(pid, 'SIGKILL');
    await killed.stop('SIGKILL');
    await waitUntilGone(pid);
    expect(await readdir(join(data, 'postgres'))).toContain('postmaster.pid');
    const server = await (await launch()).ready();
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
  });

  it('starts although another program has the number of the old PostgreSQL by now', async () => {
    const killed = await (await launch()).ready();
    const pid = await postmaster();
    process.kill(pid, 'SIGKILL');
    await killed.stop('SIGKILL');
    await waitUntilGone(pid);
    const file = join(data, 'postgres', 'postmaster.pid');
    const [, ...rest] = (await readFile(file, 'utf8')).split('\n');
    await writeFile(file, [process.pid, ...rest].join('\n'));
    await (await launch()).ready();
    expect(isAlive(process.pid)).toBe(true);
  });

  it('starts PostgreSQL again when it dies under it, and says so and ends when it does again and again', async () => {
    const server = await (await launch()).ready();
    const browser = new Browser(server.url);
    await browser.signIn('claire-dubois', '/api/session');
    const killPostgres = async () => {
      const pid = await postmaster();
      process.kill(pid, 'SIGKILL');
      await waitUntilGone(pid);
    };
    for (let deaths = 1; deaths <= 3; deaths += 1) {
      await killPostgres();
      const session = async () => (await browser.request('/api/session')).status;
      await expect.poll(session, { timeout: 60_000 }).toBe(200);
    }
    expect(server.output.match(/PostgreSQL has ended by itself and is started again/g)).toHaveLength(3);
    await killPostgres();
    expect(await server.ended()).toBe(1);
    expect(server.output).toMatch(/PostgreSQL ends by itself and does not stay up, so Greffe stops/);
    await (await launch()).ready();
  });
});

describe('what a person can mend is told in a sentence, without a stack', () => {
  async function refusal(env: Record<string, string>, port?: number): Promise<string> {
    const server = new ServerProcess(port ?? (await freePort()), { GREFFE_DATA: data, ...env });
    expect(await server.ended()).toBe(1);
    expect(server.output).not.toMatch(/^\s+at /m);
    return server.output;
  }

  it('a port in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    expect(await refusal({}, port)).toMatch(`Port ${port} is in use by another program`);
    other.close();
  });

  it('a second server on the same folder', async () => {
    const server = await (await launch()).ready();
    expect(await refusal({})).toMatch(`Another Greffe (process ${server.pid}) is using the data folder`);
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
  });

  it('a folder that is not ours, which is left as it was', async () => {
    const foreign = join(scratch, 'photos');
    await mkdir(foreign);
    await writeFile(join(foreign, 'holiday.jpg'), 'x');
    expect(await refusal({ GREFFE_DATA: foreign })).toMatch(/holds files that are not Greffe's/);
    expect(await readdir(foreign)).toEqual(['holiday.jpg']);
  });

  it('a file in place of the folder', async () => {
    const file = join(scratch, 'file');
    await writeFile(file, '');
    expect(await refusal({ GREFFE_DATA: file })).toMatch(/it is a file: set GREFFE_DATA to a folder/);
    expect(await refusal({ GREFFE_DATA: join(file, 'x') })).toMatch(/a part of that path is a file/);
  });

  it('data of another PostgreSQL version', async () => {
    const version = join(data, 'postgres', 'PG_VERSION');
    const own = await readFile(version, 'utf8');
    await writeFile(version, '17\n');
    expect(await refusal({})).toMatch(/are of PostgreSQL 17 and this Greffe brings PostgreSQL 18/);
    await writeFile(version, own);
  });

  it('a database that does not answer', async () => {
    const url = `postgres://greffe:hunter2@127.0.0.1:${await freePort()}/greffe`;
    const output = await refusal({ DATABASE_URL: url });
    expect(output).toMatch(/DATABASE_URL cannot be used: nothing answers there/);
    expect(output).not.toContain('hunter2');
  });

  it('mistakes in the configuration', async () => {
    expect(await refusal({ GREFFE_MODE: 'production' })).toMatch(
      /set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET/,
    );
  });
});
