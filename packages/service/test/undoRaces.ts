import { connect } from '@greffe/database/node';
import type { Ports } from '../src/index.ts';
import { createApp, createDeadlines } from '../src/index.ts';
import type { TestApp } from './harness.ts';
import { key, match } from './steps.ts';

/** A server of its own: its own connections, and a clock that may differ from the others'. */
export function raceServer(test: TestApp, clock?: () => Date) {
  const database = connect(test.appUrl, { size: 8 });
  const { clock: _, ...rest } = test.ports;
  const ports: Ports = { ...rest, database, ...(clock === undefined ? {} : { clock }) };
  const app = createApp(ports);
  const elapse = createDeadlines(ports);
  return {
    elapse,
    ask: async (person: string, method: string, path: string, body: unknown, headers = {}) => {
      const response = await app.request(`http://localhost${path}`, {
        method,
        headers: { 'x-person': person, 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
      return { status: response.status, json: (await response.json()) as Record<string, unknown> };
    },
    close: () => database.close(),
  };
}

export type RaceServer = ReturnType<typeof raceServer>;

/** A record whose first validation is to be raced for. */
export interface Starter {
  readonly id: string;
  readonly revision: number;
  /** The end of the window, milliseconds since 1970. */
  readonly until: number;
}

/** Starts a record and validates its first step, `window` milliseconds before the edge. */
export async function prepare(server: RaceServer, window: number): Promise<Starter> {
  const creation = { registry: 'repairs', recordType: 'repair', organisation: '71000436' };
  const made = await server.ask('clara', 'POST', '/api/records', creation, key());
  const id = String(made.json.id);
  const asked = { type: 'validate', step: 'intake', data: { note: id } };
  const path = `/api/records/${id}/commands`;
  const done = await server.ask('clara', 'POST', path, asked, { ...match(1), ...key() });
  if (done.status !== 200) throw new Error(`No race without a validation: ${JSON.stringify(done.json)}`);
  const { history } = done.json as { history: readonly { type: string; at: string }[] };
  const at = history.find(({ type }) => type === 'validated')?.at ?? '';
  return { id, revision: Number(done.json.revision), until: Date.parse(at) + window };
}

/** How a contender ended: it won, or why not. */
export interface Result {
  readonly who: 'undo' | 'dependent' | 'again';
  readonly outcome: string;
}

interface Contender {
  readonly who: Result['who'];
  readonly person: string;
  readonly server: RaceServer;
  readonly asked: object;
}

/**
 * Everything at once: the undo in two tabs, the dependent step by somebody else, the same validation again, and the
 * clock of each server. Who comes too late for the revision tries again on the new one, so that the engine has the last
 * word and not `If-Match`.
 */
export async function race(
  { id, revision }: Starter,
  servers: readonly [RaceServer, RaceServer],
  delay: () => Promise<void>,
): Promise<readonly Result[]> {
  const [first, second] = servers;
  const undo = { type: 'undo', step: 'intake' };
  const contenders: readonly Contender[] = [
    { who: 'undo', person: 'clara', server: first, asked: undo },
    { who: 'undo', person: 'clara', server: second, asked: undo },
    {
      who: 'dependent',
      person: 'mia',
      server: second,
      asked: { type: 'validate', step: 'estimate', data: { note: 'x' } },
    },
    {
      who: 'again',
      person: 'clara',
      server: first,
      asked: { type: 'validate', step: 'oath', data: { note: 'y' } },
    },
  ];
  const results = contenders.map(async ({ who, person, server, asked }): Promise<Result> => {
    await delay();
    for (let seen = revision, tries = 0; tries < 5; tries += 1) {
      const headers = { ...match(seen), ...key() };
      const { status, json } = await server.ask(
        person,
        'POST',
        `/api/records/${id}/commands`,
        asked,
        headers,
      );
      if (status === 200) return { who, outcome: 'won' };
      if (status !== 412)
        return { who, outcome: (json.refusal as { code: string } | undefined)?.code ?? `${status}` };
      seen = Number(json.revision);
    }
    return { who, outcome: 'never' };
  });
  const clocks = servers.map(async ({ elapse }) => {
    await delay();
    await elapse();
  });
  await Promise.all(clocks);
  return Promise.all(results);
}

/** What a race left in the database. */
export interface Left {
  readonly status: string;
  readonly locks: readonly { readonly at: number; readonly cause: string }[];
  readonly undos: readonly number[];
  readonly validations: number;
  readonly dependents: number;
  /** Of the step that was raced for; on a slow machine the next one's may have left by now. */
  readonly messages: number;
}

export async function leftOf(test: TestApp, id: string): Promise<Left> {
  const [row] = await test.asAdmin(
    "select snapshot -> 'state' ->> 'step:intake' as status from records where id = $1",
    [id],
  );
  const events = await test.asAdmin(
    "select type, step, at, payload -> 'event' ->> 'cause' as cause from record_events where record = $1 order by seq",
    [id],
  );
  const of = (type: string, step = 'intake') =>
    events.filter((event) => event.type === type && event.step === step);
  const [messages] = await test.asAdmin(
    "select count(*)::int as count from record_effects where record = $1 and type = 'message' and step = 'intake'",
    [id],
  );
  const time = (event: Record<string, unknown>) => (event.at as Date).getTime();
  return {
    status: String(row?.status),
    locks: of('locked').map((event) => ({ at: time(event), cause: String(event.cause) })),
    undos: of('undone').map(time),
    validations: of('validated').length,
    dependents: of('validated', 'estimate').length + of('validated', 'oath').length,
    messages: Number(messages?.count),
  };
}

/** What is wrong with how a race ended; nothing, when there was one winner and the record says the same. */
export function faultsOf({ until }: Starter, results: readonly Result[], left: Left): readonly string[] {
  const won = (who: Result['who']) =>
    results.filter((result) => result.who === who && result.outcome === 'won').length;
  // A server whose clock is behind the record's last event is not believed.
  const disbelieved = results.filter(
    ({ who, outcome }) => who !== 'undo' && outcome === 'clockInPast',
  ).length;
  const undone = won('undo');
  const wentOn = won('dependent') + won('again');
  const isUndone = undone > 0;
  const faults: (string | false)[] = [
    undone > 1 && 'two undos won',
    isUndone && wentOn > 0 && 'an undo and what depends on it both won',
    !isUndone &&
      wentOn + disbelieved !== 2 &&
      `nobody undid, and ${wentOn} of 2 dependent steps were validated`,
    results.some(({ outcome }) => outcome === 'never' || /^5/.test(outcome)) && 'somebody got no answer',
    left.undos.length !== undone && 'the history knows another number of undos',
    left.undos.some((at) => at >= until) && 'undone at the end of the window or later',
    left.validations !== 1 && 'validated more than once',
    left.dependents !== wentOn && 'the history knows another number of validations',
    left.status !== (isUndone ? 'draft' : 'locked') && `the step ends up ${left.status}`,
    left.locks.length !== (isUndone ? 0 : 1) && `locked ${left.locks.length} times`,
    left.locks.some(({ at, cause }) => cause === 'window' && at !== until) &&
      'locked, but not at the end of its window',
    left.locks.some(({ at, cause }) => cause === 'dependent' && at >= until) &&
      'locked by a dependent after its window',
    left.messages !== (isUndone ? 0 : 1) && `${left.messages} messages left`,
  ];
  return faults.filter((fault) => fault !== false);
}
