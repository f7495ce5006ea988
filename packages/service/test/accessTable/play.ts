import type { SessionActor } from '@greffe/database';
import { connectTrying } from '@greffe/database/testing';
import type { Bundle } from '@greffe/definition';
import { sessionActor } from '../../src/identity/sessions.ts';
import { createApp, createLinkSession, elapseDeadlines } from '../../src/index.ts';
import { createTransmitter } from '../../src/transmission/createTransmitter.ts';
import { askOf, createTestApp, type TestApp } from '../harness.ts';
import { key, match, viewOf } from '../steps.ts';
import type { Table } from './table.ts';
import type { Asker, Held, Move, State } from './types.ts';

/** The stage of a table: one record a state, and nothing that is asked of them changes one. */
export interface Stage {
  readonly test: TestApp;
  readonly registry: string;
  /** Id of the record of each state. */
  readonly records: ReadonlyMap<string, string>;
  /** Id of the file of each state that has one. */
  readonly files: ReadonlyMap<string, string>;
  /** Sessions of those who came by a hub's link and whose link holds. */
  readonly sessions: ReadonlyMap<string, SessionActor>;
  /** Asks as somebody; whatever is done is taken back. */
  readonly ask: TestApp['ask'];
  /** The application on the database where nothing stays. */
  readonly tryingPorts: Parameters<typeof createApp>[0];
  close(): Promise<void>;
}

const organisations = ['71000436', '71009641', '71099020', '71098030', '71097010', '71097020'];
/** From where everything was done on the way to the states. */
export const addressOfMoves = '192.0.2.77';
/** Longer than any window of the registries, and shorter than any deadline. */
const overTheWindow = 6 * 60_000;

/** Brings the records to their states over HTTP, and gives, ends and withdraws the roles. */
export async function setStage(bundle: Bundle, { cast, rows, administrators }: Table): Promise<Stage> {
  const states = rows.map(({ state }) => state);
  const clock = { now: new Date('2026-11-23T09:00:00.000Z') };
  const signedIn = cast.filter(
    ({ isSignedOut, id }) => !isSignedOut && id !== 'ghost' && !id.startsWith('hub-'),
  );
  const identities = {
    organisations: organisations.map((number) => ({ number, name: `Organisation ${number}` })),
    people: signedIn.map(({ id, niss }) => ({
      id,
      givenName: id,
      familyName: 'Test',
      language: 'en',
      ...(niss === undefined ? {} : { niss }),
    })),
    memberships: signedIn.flatMap(({ id, memberships }) =>
      memberships.map(({ role, organisation, registry = bundle.id }) => ({
        person: id,
        role,
        organisation,
        registry,
      })),
    ),
  };
  const test = await createTestApp([bundle], { identities, clock: () => clock.now });
  for (const { id, memberships } of signedIn)
    for (const held of memberships) await endRole(test, id, held, bundle.id);

  const records = new Map<string, string>();
  const files = new Map<string, string>();
  const from: TestApp['ask'] = (person, method, path, body, headers = {}) =>
    test.ask(person, method, path, body, headers, { address: addressOfMoves });
  for (const state of states) records.set(state.id, await begin(from, bundle.id, state));
  const transmitter = createTransmitter({
    ...test.ports,
    receiver: { send: async () => {} },
    pseudonymKey: new Uint8Array(32).fill(1),
  });
  const goOn = async () => {
    clock.now = new Date(clock.now.getTime() + overTheWindow);
    await elapseDeadlines(test.ports);
  };
  const most = Math.max(...states.map(({ moves }) => moves.length));
  for (let index = 0; index < most; index += 1) {
    for (const state of states) {
      const move = state.moves[index];
      if (move?.do === 'acknowledge') {
        const version = state.moves.slice(0, index + 1).filter((made) => made.do === 'acknowledge').length;
        await transmitter.send({ record: idOf(records, state), version });
      } else if (move?.do === 'erase') await erase(from, idOf(records, state), administrators);
      else if (move?.do === 'attach') files.set(state.id, await attach(from, idOf(records, state), move));
      else if (move !== undefined)
        await make(test, from, idOf(records, state), naming(move, files.get(state.id)), state.id);
    }
    await goOn();
  }
  for (const state of states)
    if (state.running !== undefined) await make(test, from, idOf(records, state), state.running, state.id);
  clock.now = new Date(clock.now.getTime() + 60_000);

  const sessions = new Map<string, SessionActor>();
  for (const asker of cast) {
    const session = await openLink(test, bundle.id, asker);
    if (session !== undefined) sessions.set(asker.id, session);
  }
  const identify = async ({ headers }: Request) => {
    const name = headers.get('x-person') ?? undefined;
    return name === undefined ? undefined : (sessions.get(name) ?? name);
  };
  const database = connectTrying(test.appUrl);
  const tryingPorts = { ...test.ports, database, identify, queue: { enqueue: async () => {} } };
  return {
    test,
    registry: bundle.id,
    records,
    files,
    sessions,
    ask: askOf(createApp(tryingPorts)),
    tryingPorts,
    close: async () => {
      await database.close();
      await test.end();
    },
  };
}

/** Lets somebody in by a hub's link, and ends it again where it is to be over. */
async function openLink(
  test: TestApp,
  registry: string,
  { id, link }: Asker,
): Promise<SessionActor | undefined> {
  if (link === undefined) return undefined;
  const made = await createLinkSession(
    test.database,
    {
      hub: { id: 'hub', name: 'A hub' },
      id,
      physician: { number: id, givenName: id, familyName: 'Test' },
      niss: link.niss,
      until: new Date(Date.now() + 3_600_000),
    },
    { registries: [registry] },
  );
  if (made === undefined) throw new Error(`${id} was not let in.`);
  // As long as the table is asked, whatever that takes.
  const span =
    "expires_at = now() + interval '1 day', link_until = now() + interval '1 day', last_seen_at = 'infinity'";
  const over = 'expires_at = now(), link_until = now()';
  await test.asAdmin(`update sessions set ${link.isOver ? over : span} where link_id = $1`, [id]);
  return sessionActor(made.token);
}

export function idOf(records: ReadonlyMap<string, string>, { id }: Pick<State, 'id'>): string {
  const record = records.get(id);
  if (record === undefined) throw new RangeError(`There is no record of the state ${id}.`);
  return record;
}

/** Begins a record, and looks at it once, as its history then says. */
async function begin(ask: TestApp['ask'], registry: string, state: State): Promise<string> {
  const { recordType, organisation, author } = state;
  const creation = { registry, recordType, organisation };
  const answer = await ask(author, 'POST', '/api/records', creation, key());
  if (answer.status !== 201) throw new Error(`${state.id} was not begun: ${answer.text}`);
  const { id } = viewOf(answer);
  await ask(author, 'GET', `/api/records/${id}`);
  return id;
}

/** One administrator asks, another does it. */
async function erase(ask: TestApp['ask'], record: string, [first, second]: Table['administrators']) {
  const asked = await ask(first, 'POST', '/api/erasures', { record, reason: 'The wrong patient.' });
  const requests = (asked.json.requests ?? []) as { id: number; record: string }[];
  const request = requests.find((one) => one.record === record);
  const done = await ask(second, 'POST', `/api/erasures/${request?.id}/confirm`, {});
  if (done.status !== 200) throw new Error(`${record} was not erased: ${asked.text} ${done.text}`);
}

/** What stands in every file, and how each is called. */
export const fileContent = '%PDF-1.7 mark of a letter';
export const fileName = 'letter-of-a-mark.pdf';

/** Sends a file to a step. */
export const fileOf = (ask: TestApp['ask'], person: string | undefined, record: string, step: string) =>
  ask(person, 'POST', `${record}/steps/${step}/files`, fileContent, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${fileName}`,
  });

async function attach(ask: TestApp['ask'], record: string, { by, step }: Move): Promise<string> {
  const sent = await fileOf(ask, by, `/api/records/${record}`, step);
  if (sent.status !== 201) throw new Error(`${record}: ${by} may send no file to ${step}: ${sent.text}`);
  return String(sent.json.id);
}

/** What is validated after a file was sent to the step names it. */
const naming = (move: Move, file: string | undefined): Move =>
  file === undefined || move.do !== 'validate' ? move : { ...move, data: { ...move.data, letter: { file } } };

async function make(
  test: TestApp,
  ask: TestApp['ask'],
  id: string,
  { by, entry, ...move }: Move,
  state: string,
): Promise<void> {
  const answer = await command(ask, by, id, await revisionOf(test, id), {
    ...move,
    ...(entry === undefined ? {} : { entry }),
    ...(move.do === 'unlock' ? { reason: 'A page was missing.' } : {}),
  });
  if (answer.status !== 200)
    throw new Error(`${state}: ${by} may not ${move.do} ${move.step}: ${answer.text}`);
}

export async function revisionOf(test: TestApp, id: string): Promise<number> {
  const [row] = await test.asAdmin('select revision from records where id = $1', [id]);
  return Number(row?.revision);
}

interface Given {
  readonly do: string;
  readonly step: string;
  readonly entry?: string;
  readonly data?: unknown;
  readonly reason?: string;
  readonly text?: string;
}

/** Gives a command as a page does. */
export function command(
  ask: TestApp['ask'],
  by: string | undefined,
  id: string,
  revision: number,
  { do: type, step, entry, ...given }: Given,
) {
  const path = `/api/records/${id}`;
  if (type === 'save') {
    const target = entry === undefined ? step : `${step}/entries/${entry}`;
    return ask(by, 'PUT', `${path}/steps/${target}/draft`, { data: given.data ?? {} }, match(revision));
  }
  const body = { type, step, ...(entry === undefined ? {} : { entry }), ...given };
  return ask(by, 'POST', `${path}/commands`, body, { ...match(revision), ...key() });
}

/** Makes a role one that is held no more, or not yet, as time and people would have made it. */
async function endRole(test: TestApp, person: string, held: Held, registry: string): Promise<void> {
  const { role, organisation, when } = held;
  if (when === undefined) return;
  const set = {
    withdrawn: "valid_from = now() - interval '9 days', valid_to = now() - interval '1 second'",
    ended: "valid_from = now() - interval '9 days', valid_to = now() - interval '1 day'",
    notReviewed: "valid_from = now() - interval '366 days', review_by = now() - interval '1 day'",
    notYet: "valid_from = now() + interval '1 day'",
  }[when];
  await test.asAdmin(
    `update memberships set ${set} where person = $1 and registry = $2 and role = $3 and organisation = $4`,
    [person, held.registry ?? registry, role, organisation],
  );
}
