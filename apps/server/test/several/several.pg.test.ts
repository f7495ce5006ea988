import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from '../Browser.ts';
import type { ServerProcess } from '../ServerProcess.ts';
import { clientId, clientSecret, TestIssuer } from '../TestIssuer.ts';
import { Balancer } from './Balancer.ts';
import { type Fleet, startFleet } from './Fleet.ts';
import { loans, newLoan, numberOfReader, writeFiles } from './forms.ts';
import { layOut, type OtherVersion } from './otherVersion.ts';
import { createReceiver } from './receiver.ts';
import { Writer } from './Writer.ts';
import { faultsOfWritten } from './written.ts';

/** `npm run soak deploy` asks for more deploys, and with `--control` for old servers that are killed. */
const deploys = Number(process.env.GREFFE_DEPLOYS ?? 1);
const isControl = process.env.GREFFE_DEPLOY_CONTROL === '1';
/** A commit whose servers are the first old ones. */
const from = process.env.GREFFE_DEPLOY_FROM;
const signInsAMinute = 40;

let issuer: TestIssuer;
let front: Balancer;
let receiver: Awaited<ReturnType<typeof createReceiver>>;
let fleet: Fleet;
let servers: ServerProcess[];
let former: OtherVersion | undefined;

beforeAll(async () => {
  [issuer, front, receiver] = await Promise.all([
    new TestIssuer().start(),
    new Balancer().start(),
    createReceiver(),
  ]);
  fleet = await startFleet({
    env: {
      GREFFE_PUBLIC_URL: front.url,
      GREFFE_PROXIES: '1',
      // Twice what the front takes for a look where eight writers and four servers share two processors.
      GREFFE_DRAIN_SECONDS: process.env.GREFFE_DEPLOYS === undefined ? '2' : '5',
      GREFFE_RATE_SIGN_IN: String(signInsAMinute),
      GREFFE_RECEIVER_URL: receiver.url,
      OIDC_ISSUER: issuer.url,
      OIDC_CLIENT_ID: clientId,
      OIDC_CLIENT_SECRET: clientSecret,
      OIDC_CLIENT_AUTHENTICATION: 'basic',
      OIDC_PERSON_CLAIM: 'staff',
    },
  });
  former = from === undefined ? undefined : await layOut(from);
  const program = former?.program;
  // All at once, on an empty database: each wants to migrate it and to publish.
  servers = await Promise.all([1, 2, 3].map(() => fleet.start({ program })));
  await front.lead(...servers.map(({ url }) => url));
});
afterAll(async () => {
  await Promise.all([front?.stop(), fleet?.stop()]);
  await Promise.all([issuer?.stop(), receiver?.stop(), former?.remove()]);
});

/** By way of the front: what begins at one server ends at another. Answers the session. */
async function signIn(person: string): Promise<string> {
  const browser = new Browser(front.url);
  issuer.ways = { claims: { staff: person } };
  const login = await browser.request('/auth/login');
  const back = issuer.authorise(login.headers.get('location') ?? '');
  expect((await browser.request(`${back.pathname}${back.search}`)).status).toBe(303);
  return browser.cookie('greffe_session') ?? '';
}

interface Answered {
  readonly status: number;
  readonly json: Record<string, unknown>;
}

/** Asks one server, past what shares out requests, with somebody's session. */
async function ask(
  server: ServerProcess,
  session: string,
  method: string,
  path: string,
  body?: object,
  more: Readonly<Record<string, string>> = {},
): Promise<Answered> {
  const headers = {
    // The name that people use: `fetch` sets its own.
    host: new URL(front.url).host,
    origin: front.url,
    cookie: `greffe_session=${session}`,
    ...(body && { 'content-type': 'application/json' }),
    ...more,
  };
  const sent = request(`${server.url}${path}`, { method, headers }).end(body && JSON.stringify(body));
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  const text = Buffer.concat(await answer.toArray()).toString();
  return { status: answer.statusCode ?? 0, json: text === '' ? {} : JSON.parse(text) };
}

const atEach = <Result>(work: (server: ServerProcess) => Promise<Result>) => Promise.all(servers.map(work));
const keyed = () => ({ 'idempotency-key': randomUUID() });
const begin = async (session: string, server = servers[0]) => {
  if (server === undefined) throw new Error('No server.');
  const made = await ask(server, session, 'POST', '/api/records', newLoan, keyed());
  expect(made.status).toBe(201);
  return made.json as { id: string; definition: string };
};

describe('three servers on one database', () => {
  it('make one database of an empty one', async () => {
    const [row] = await fleet.asAdmin<{ versions: number; people: number }>(
      `select (select count(*)::int from publications) as versions, (select count(*)::int from persons where id in ('ann', 'cas')) as people`,
    );
    expect(row).toEqual({ versions: 1, people: 2 });
  });

  it('let somebody in who began at one and comes back to another, and forget the session together', async () => {
    const session = await signIn('ann');
    expect(front.handed.size, 'two were asked').toBe(2);
    const statuses = () =>
      atEach(async (server) => (await ask(server, session, 'GET', '/api/session')).status);
    expect(await statuses()).toEqual([200, 200, 200]);
    const [first] = servers;
    if (first) await ask(first, session, 'POST', '/auth/logout');
    expect(await statuses()).toEqual([401, 401, 401]);
  });

  it('take the same key once, and one of three saves of one revision', async () => {
    const ann = await signIn('ann');
    const headers = keyed();
    const made = await atEach((server) => ask(server, ann, 'POST', '/api/records', newLoan, headers));
    const ids = made.flatMap(({ status, json }) => (status === 201 ? [json.id] : []));
    expect(new Set(ids).size).toBe(1);
    expect(made.every(({ status }) => status === 201 || status === 409)).toBe(true);
    const path = `/api/records/${ids[0]}/steps/card/draft`;
    const saves = await Promise.all(
      servers.map((server, index) =>
        ask(server, ann, 'PUT', path, { data: { note: `by ${index}` } }, { 'if-match': '"1"' }),
      ),
    );
    expect(saves.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
  });

  it('know at once of a role that ends, and of one that is given', async () => {
    const [ann, cas] = [await signIn('ann'), await signIn('cas')];
    const { id } = await begin(ann);
    const seen = () => atEach(async (server) => (await ask(server, cas, 'GET', `/api/records/${id}`)).status);
    expect(await seen()).toEqual([200, 200, 200]);
    const [held] = await fleet.asAdmin<{ id: string }>("select id from memberships where person = 'cas'");
    const [first, second] = servers;
    if (!first || !second) throw new Error('No servers.');
    const end = `/api/access/memberships/${held?.id}/end`;
    expect((await ask(second, ann, 'POST', end, { reason: 'Left the house' }, keyed())).status).toBe(200);
    expect(await seen()).toEqual([404, 404, 404]);
    const grant = {
      registry: 'loans',
      role: 'reader',
      organisation: '71000436',
      person: { number: numberOfReader },
    };
    expect((await ask(first, ann, 'POST', '/api/access/memberships', grant, keyed())).status).toBe(201);
    expect(await seen()).toEqual([200, 200, 200]);
  });

  it('begin records on a version that was just published, and leave the others on theirs', async () => {
    const ann = await signIn('ann');
    const before = await begin(ann);
    await writeFiles(join(fleet.folder, 'loans'), loans('1.1.0'));
    await expect
      .poll(() => atEach(async (server) => (await begin(ann, server)).definition !== before.definition), {
        timeout: 60_000,
      })
      .toEqual([true, true, true]);
    const still = await atEach((server) => ask(server, ann, 'GET', `/api/records/${before.id}`));
    expect(still.map(({ json }) => json.definition)).toEqual(Array(3).fill(before.definition));
    const [row] = await fleet.asAdmin('select count(*)::int as versions from publications');
    expect(row).toEqual({ versions: 2 });
  });

  it('hand each record in once', async () => {
    const ann = await signIn('ann');
    const sent = await atEach(async (server) => {
      const { id } = await begin(ann, server);
      const data = { who: { number: '85.04.02-169.32' }, on: '2020-05-01' };
      const headers = { 'if-match': '"1"', ...keyed() };
      const command = { type: 'validate', step: 'card', data };
      expect((await ask(server, ann, 'POST', `/api/records/${id}/commands`, command, headers)).status).toBe(
        200,
      );
      return id;
    });
    const status = () =>
      fleet
        .asAdmin('select status from records where id = any($1) order by id', [sent])
        .then((rows) => rows.map((row) => row.status));
    await expect.poll(status, { timeout: 60_000 }).toEqual(['sent', 'sent', 'sent']);
    expect(receiver.keys.length).toBe(new Set(receiver.keys).size);
    expect(receiver.keys.length).toBe(3);
  });
});

it(
  'a deploy under load: new servers beside the old ones, then those are stopped, and nobody is turned away',
  async () => {
    const session = await signIn('ann');
    const rows = await fleet.asAdmin<{ id: string }>("select id from records where registry = 'loans'");
    const earlier = new Set(rows.map(({ id }) => id));
    const writers = Array.from({ length: 8 }, () =>
      new Writer({ url: () => front.url, session, savesEach: 12 }).start(),
    );
    const failed = () => writers.flatMap(({ faults }) => faults);
    const sofar = () => writers.flatMap(({ told }) => told).length;
    for (let count = 0; count < deploys && failed().length === 0; count += 1) {
      const old = servers;
      servers = await Promise.all([fleet.start(), fleet.start()]);
      await front.lead(...[...old, ...servers].map(({ url }) => url));
      const before = sofar();
      await expect.poll(sofar, { timeout: 60_000 }).toBeGreaterThan(before + 4);
      const codes = await Promise.all(old.map((server) => server.stop(isControl ? 'SIGKILL' : 'SIGTERM')));
      if (!isControl) expect(codes).toEqual(old.map(() => 0));
      await front.lead(...servers.map(({ url }) => url));
      const after = sofar();
      await expect.poll(sofar, { timeout: 60_000 }).toBeGreaterThan(after + 4);
    }
    await Promise.all(writers.map((writer) => writer.stop()));
    const told = writers.flatMap((writer) => writer.told);
    const again = writers.reduce((sum, writer) => sum + writer.again, 0);
    const saves = told.reduce((sum, { saves: each }) => sum + each, 0);
    const faults = [...failed(), ...(await faultsOfWritten(fleet, told, earlier))];
    console.log(
      `${deploys} deploys, ${told.length} records and ${saves} saves meanwhile, ${front.failed} requests without an answer by a front that looks every ${front.slowestLook} ms at most, ${again} asked again, ${faults.length} faults`,
    );
    expect(faults.slice(0, 10)).toEqual([]);
    // An earlier version may close its doors sooner; what was not answered then was asked again, and done once.
    if (from === undefined) expect({ unanswered: front.failed, again }).toEqual({ unanswered: 0, again: 0 });
  },
  120_000 + deploys * 60_000,
);

it('servers count sign-ins together', async () => {
  const statuses = [];
  for (let count = 0; count < signInsAMinute + 5; count += 1) {
    const response = await fetch(`${front.url}/auth/login`, { redirect: 'manual' });
    await response.body?.cancel();
    statuses.push(response.status);
  }
  const refused = statuses.filter((status) => status === 429).length;
  // The tests before signed in too, and of a minute some come back meanwhile.
  expect(refused).toBeGreaterThan(0);
  expect(statuses.length - refused).toBeLessThanOrEqual(signInsAMinute + 5);
});
