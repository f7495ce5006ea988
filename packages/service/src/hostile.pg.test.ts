import { isDeepStrictEqual } from 'node:util';
import { compileStepValidator } from '@greffe/definition/compile';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, people, type TestApp } from '../test/harness.ts';
import { behindCarelessDoor, type Service } from '../test/hostile/careless.ts';
import { type Hostile, readCorpus } from '../test/hostile/corpus.ts';
import { linesOf, makeCorpus } from '../test/hostile/makeCorpus.ts';
import { type Operation, operationsOf } from '../test/hostile/operations.ts';
import { type Attempt, attemptsOf } from '../test/hostile/requests.ts';
import { prototypes, watchTurns } from '../test/hostile/watch.ts';
import { loansBundle, loansFiles } from '../test/loans.ts';
import { creation, key, soundData } from '../test/steps.ts';
import { createApp, createCheckThreads, publishDefinition } from './index.ts';

/** Requests that each input makes, taken from all that it could make: the whole product is `npm run soak hostile`. */
const count = Number(process.env.GREFFE_HOSTILE_COUNT ?? 1);
/** The control: a service behind a door that does to each request what none should. */
const isControlled = process.env.GREFFE_HOSTILE_CONTROL !== undefined;
/** Milliseconds that nothing may keep everybody else waiting. */
const longest = 100;

const corpus = readCorpus();
let test: TestApp;
let app: Service;
let operations: readonly Operation[];
const ids = { record: '', draft: '', membership: '' };
const revisions = { record: 1, draft: 1 };

beforeAll(async () => {
  test = await createTestApp([], {
    identities: {
      ...people,
      memberships: [
        ...people.memberships,
        { person: 'ann', registry: '*', role: 'registry-administrator', organisation: '71000436' },
      ],
    },
  });
  const bundle = loansBundle();
  await publishDefinition(test.database, bundle, Object.values(bundle.steps).map(compileStepValidator), {
    sources: { files: loansFiles(), shared: {} },
  });
  const sound = createApp({ ...test.ports, checker: createCheckThreads() });
  app = isControlled ? behindCarelessDoor(sound) : sound;
  ids.record = String((await test.ask('ann', 'POST', '/api/records', creation, key())).json.id);
  const from = { registry: 'loans', from: 'inForce' };
  ids.draft = String((await test.ask('ann', 'POST', '/api/studio/drafts', from, key())).json.id);
  const [membership] = await test.asAdmin("select id from memberships where person = 'cas'");
  ids.membership = String(membership?.id);
  operations = await operationsOf(test, {
    ...creation,
    step: 'card',
    type: 'validate',
    data: soundData,
    definition: bundle.hash,
    from: 'inForce',
    files: loansFiles(),
    changes: { 'rules.json': '{"rules": []}' },
    schema: bundle.steps.card?.schema,
    parent: undefined,
    entry: undefined,
  });
});
afterAll(() => test.end());

/** What is really there, except where a request that is taken would end what the others need. */
function placeOf({ method, path }: Operation, name: string): string {
  const nobodys = '01989d6e-3c1f-7d6c-9c1b-0d6c2f0a7b11';
  const ends = method === 'DELETE' || /\/(?:end|stop|withdraw|publish)$/.test(path);
  switch (name) {
    case 'id':
      if (ends) return nobodys;
      if (path.startsWith('/api/records')) return ids.record;
      if (path.startsWith('/api/studio/drafts')) return ids.draft;
      return path.startsWith('/api/access/memberships') ? ids.membership : nobodys;
    case 'step':
      return 'card';
    case 'entry':
      return 'first';
    case 'number':
      return '71000436';
    case 'if-match':
      return `"${path.startsWith('/api/studio') ? revisions.draft : revisions.record}"`;
    case 'idempotency-key':
      return crypto.randomUUID();
    case 'hash':
      return '0123456789abcdef';
    case 'file':
      return path.startsWith('/api/records') ? nobodys : '0123456789abcdef.js';
    default:
      return 'x';
  }
}

/** Routes at which a request that is taken is a second of work, in a thread: few are enough. */
const isLong = ({ path }: Operation) => /\/(?:validators|impact|impact\/records|findings)$/.test(path);
const asked = new Map<Operation, number>();

/**
 * The attempts of an input: all of them where as many are wanted, else at the routes that were asked least, so that a
 * moment's run comes to all.
 */
function chosen(input: Hostile, index: number): Attempt[] {
  const open = operations
    .filter((operation) => !isLong(operation) || (asked.get(operation) ?? 0) < Math.min(3 * count, 300))
    .map((operation) => ({ operation, attempts: attemptsOf(input, operation, placeOf) }))
    .filter(({ attempts }) => attempts.length > 0)
    .sort((one, other) => (asked.get(one.operation) ?? 0) - (asked.get(other.operation) ?? 0));
  const isWhole = open.flatMap(({ attempts }) => attempts).length <= count;
  return open.slice(0, count).flatMap(({ operation, attempts }) => {
    const taken = isWhole ? attempts : attempts.slice(index % attempts.length).slice(0, 1);
    asked.set(operation, (asked.get(operation) ?? 0) + taken.length);
    return taken.map((make) => make());
  });
}

async function send({ method, path, headers, body }: Attempt) {
  let request: Request;
  try {
    request = new Request(`http://localhost${path}`, {
      method,
      headers: { 'x-person': 'ann', 'accept-language': 'en', ...headers },
      ...(body === undefined ? {} : { body }),
    });
  } catch {
    // What no client can send, such as a header with letters beyond Latin: those go over a socket.
    return undefined;
  }
  const response = await app.request(request);
  const text = await response.text();
  const tag = /^"(\d+)"$/.exec(response.headers.get('etag') ?? '')?.[1];
  const current =
    tag ?? (response.status === 412 ? (JSON.parse(text) as { revision?: number }).revision : undefined);
  if (current !== undefined) {
    if (path.includes(ids.record)) revisions.record = Number(current);
    if (path.includes(ids.draft)) revisions.draft = Number(current);
  }
  return { status: response.status, headers: response.headers, text };
}

it('the corpus is what its maker makes: a thousand inputs', () => {
  expect(linesOf(readCorpus())).toBe(linesOf(makeCorpus()));
  expect(corpus.length).toBeGreaterThanOrEqual(1000);
  expect(new Set(corpus.map(({ id }) => id)).size).toBe(corpus.length);
});

describe('hostile inputs', () => {
  it('S4: no fault of the server, nobody kept waiting, no prototype changed, nothing of them in the log', async () => {
    const before = prototypes();
    const watch = watchTurns();
    const faults: string[] = [];
    const statuses = new Map<number, number>();
    const routes = new Set<string>();
    let sent = 0;
    for (const [index, input] of corpus.entries()) {
      for (const attempt of chosen(input, index)) {
        const at = `${attempt.input} at ${attempt.route}`;
        watch.longest();
        const answer = await send(attempt);
        if (answer === undefined) continue;
        sent += 1;
        routes.add(attempt.route);
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        if (answer.status >= 500) faults.push(`${at}: ${answer.status} ${test.logged.at(-1)?.at ?? ''}`);
        if (answer.headers.has('x-injected') || answer.headers.has('set-cookie'))
          faults.push(`${at}: a header`);
        if (
          !/^application\/(?:problem\+)?json|^text\/javascript/.test(
            answer.headers.get('content-type') ?? '',
          ) &&
          answer.text !== ''
        )
          faults.push(`${at}: ${answer.headers.get('content-type')}`);
        // What collects garbage does so once; what is slow is slow again.
        if (watch.longest() > longest && (await again(attempt, watch)) > longest)
          faults.push(`${at}: a block`);
      }
    }
    watch.end();
    const after = prototypes();
    for (const name of Object.keys(before))
      if (!isDeepStrictEqual(after[name], before[name])) faults.push(`${name} has another prototype`);
    const told = [...statuses].sort(([a], [b]) => a - b).map((pair) => pair.join(' × '));
    console.log(
      `${sent} requests of ${corpus.length} hostile inputs at ${routes.size} routes, ${faults.length} faults; ${told.join(', ')}`,
    );
    // One fault may make thousands.
    expect(faults.slice(0, 40)).toEqual([]);
    expect(routes.size).toBe(operations.length);
    expect(statuses.get(200), 'some get through to what they ask for').toBeGreaterThan(10);
    expect(JSON.stringify(test.logged)).not.toMatch(/alert\(1\)|or 1=1|etc\/passwd|evil\.example/);
  }, 3_600_000);
});

async function again(attempt: Attempt, watch: ReturnType<typeof watchTurns>): Promise<number> {
  watch.longest();
  await send(attempt);
  return watch.longest();
}
