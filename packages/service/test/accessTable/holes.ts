import type { Actor } from '@greffe/database';
import { Hono } from 'hono';
import pg from 'pg';
import { DefinitionStore } from '../../src/definitions/DefinitionStore.ts';
import { createRunAs } from '../../src/http/runAs.ts';
import { createApp } from '../../src/index.ts';
import { Problem } from '../../src/problems/Problem.ts';
import { type LoadedRecord, loadRecord } from '../../src/records/loadRecord.ts';
import { recordView } from '../../src/records/recordView.ts';
import { askOf } from '../harness.ts';
import { idOf, type Stage } from './play.ts';

/** A fault put in on purpose, where the table must find it. */
export interface Hole {
  readonly says: string;
  /** Of which table; of the opinions, unless it is said. */
  readonly table?: 'trial';
  /** Which part of the table it shows in. */
  readonly shows: 'lists' | 'records' | 'aside' | 'tables';
  readonly people: readonly string[];
  readonly states: readonly string[];
  /** Opens it; answers the stage with it, and how it is closed again. */
  open(stage: Stage): Promise<{ readonly stage: Stage; close?(): Promise<unknown> }>;
}

/** Changes the database as somebody with all rights, and back. */
const inDatabase =
  (wrong: string, right: string): Hole['open'] =>
  async (stage) => {
    await stage.test.asAdmin(wrong);
    return { stage, close: () => stage.test.asAdmin(right) };
  };

/** Puts a route before those of the application, which answers what it leaves undefined. */
function before(stage: Stage, read: (id: string, person: string) => Promise<unknown>): Stage {
  const app = createApp(stage.tryingPorts);
  const front = new Hono();
  front.get('/api/records/:id', async (c) => {
    const found = await read(c.req.param('id'), c.req.header('x-person') ?? '');
    if (found === null) return c.notFound();
    return found === undefined ? app.fetch(c.req.raw) : c.json(found);
  });
  front.all('*', (c) => app.fetch(c.req.raw));
  return { ...stage, ask: askOf(front) };
}

/** Such a route that shows a record to somebody, as `change` leaves it. */
function showing(
  stage: Stage,
  actorOf: (person: string) => Actor,
  change: (record: LoadedRecord) => LoadedRecord = (record) => record,
): Stage {
  const runAs = createRunAs(stage.tryingPorts, new DefinitionStore());
  return before(stage, (id, person) =>
    runAs(actorOf(person), async (work) =>
      recordView(work, change(await loadRecord(work, id, 'read'))),
    ).catch((error: unknown) => {
      if (error instanceof Problem) return undefined;
      throw error;
    }),
  );
}

/** The application, but for one address, which answers as `path` does to somebody else. */
function answering(stage: Stage, address: string, person: string): Stage {
  const app = createApp(stage.tryingPorts);
  const front = new Hono();
  front.get(address, (c) => {
    const headers = new Headers(c.req.raw.headers);
    headers.set('x-person', person);
    return app.fetch(new Request(c.req.raw, { headers }));
  });
  front.all('*', (c) => app.fetch(c.req.raw));
  return { ...stage, ask: askOf(front) };
}

/** A record of which everybody may read everything. */
function withoutReaders(record: LoadedRecord): LoadedRecord {
  const { workflow } = record.machine;
  const steps = workflow.steps.map((step) => ({ ...step, readers: [] }));
  const machine = Object.create(record.machine, { workflow: { value: { ...workflow, steps } } });
  return { ...record, machine };
}

/** A record of which drafts count as validated. */
function withoutDrafts(record: LoadedRecord): LoadedRecord {
  const steps = [...record.steps].map(
    ([id, row]) => [id, { ...row, validated: row.validated ?? row.draft }] as const,
  );
  return { ...record, steps: new Map(steps) };
}

export const holes: readonly Hole[] = [
  {
    says: 'a route that reads with a part of the engine instead of who asks',
    shows: 'records',
    people: ['kai', 'wim', 'olga', 'anonymous'],
    states: ['indicated', 'judged'],
    open: async (stage) => ({ stage: showing(stage, () => ({ kind: 'system', name: 'clock' })) }),
  },
  {
    says: 'a field of a step that the asker’s role is no reader of',
    shows: 'records',
    people: ['pia', 'ivo'],
    states: ['filled', 'filled-planned'],
    open: async (stage) => ({
      stage: showing(stage, (id) => ({ kind: 'person', id }), withoutReaders),
    }),
  },
  {
    says: 'a draft that is shown to who reads the step',
    shows: 'records',
    people: ['pia', 'ivo'],
    states: ['indicating', 'meeting-drafted'],
    open: async (stage) => ({
      stage: showing(stage, (id) => ({ kind: 'person', id }), withoutDrafts),
    }),
  },
  {
    says: 'a route on a connection without an actor',
    shows: 'records',
    people: ['ann', 'ella'],
    states: ['met'],
    open: async (stage) => {
      const client = new pg.Client({ connectionString: stage.test.appUrl });
      await client.connect();
      return {
        stage: before(
          stage,
          async (id) => (await client.query('select * from records where id = $1', [id])).rows[0] ?? null,
        ),
        close: () => client.end(),
      };
    },
  },
  {
    says: 'a policy that was dropped',
    shows: 'tables',
    people: ['ann', 'olga'],
    states: ['met', 'judged'],
    open: async (stage) => {
      const { asAdmin } = stage.test;
      const policy = "tablename = 'step_data' and policyname = 'readers'";
      const [was] = await asAdmin(`select qual from pg_policies where ${policy}`);
      await asAdmin('drop policy readers on step_data');
      const again = `create policy readers on step_data for select using (${was?.qual})`;
      return { stage, close: () => asAdmin(again) };
    },
  },
  {
    says: 'a table without row-level security',
    shows: 'tables',
    people: ['kai', 'new'],
    states: ['begun', 'met'],
    open: inDatabase(
      'alter table worklist disable row level security',
      'alter table worklist enable row level security',
    ),
  },
  {
    says: 'a serving role that passes policies by',
    shows: 'tables',
    people: ['sam', 'anonymous'],
    states: ['met'],
    open: inDatabase('alter role greffe_app bypassrls', 'alter role greffe_app nobypassrls'),
  },
  {
    says: 'access for a turn that does not end with it',
    shows: 'records',
    people: ['olga'],
    states: ['asked', 'judged'],
    open: inDatabase(
      "update record_access set until = 'infinity' where until is not null and subject like 'role:%'",
      "update record_access set until = now() where until = 'infinity'",
    ),
  },
  {
    says: 'an entry that is told to whoever asks',
    table: 'trial',
    shows: 'records',
    people: ['sam', 'finn', 'new'],
    states: ['written'],
    open: async (stage) => ({
      stage: answering(stage, '/api/records/:id/steps/:step/entries/:entry', 'ella'),
    }),
  },
  {
    says: 'one’s own data that are somebody else’s',
    table: 'trial',
    shows: 'aside',
    people: ['finn', 'jade'],
    states: ['written', 'south-written'],
    open: async (stage) => ({ stage: answering(stage, '/api/own-data', 'jeanne') }),
  },
  {
    says: 'access that is left of a record that was erased',
    shows: 'tables',
    people: ['ann', 'ella'],
    states: ['erased', 'judged'],
    open: async (stage) => {
      const [erased, alike] = ['erased', 'judged'].map((id) => idOf(stage.records, { id }));
      await stage.test.asAdmin(
        `insert into record_access (record, subject, what, until)
          select $1::uuid, subject, what, until from record_access where record = $2::uuid`,
        [erased, alike],
      );
      return {
        stage,
        close: () => stage.test.asAdmin('delete from record_access where record = $1', [erased]),
      };
    },
  },
  {
    says: 'a name in a draft that the list tells to whoever sees the record',
    shows: 'lists',
    people: ['pia', 'ella'],
    states: ['drafted'],
    open: inDatabase(
      'alter table worklist rename named_by to was_named_by; alter table worklist add named_by text[]',
      'alter table worklist drop named_by; alter table worklist rename was_named_by to named_by',
    ),
  },
  {
    says: 'a withdrawn role that is read as held',
    shows: 'lists',
    people: ['wim', 'old'],
    states: ['begun', 'met'],
    open: inDatabase(
      "update memberships set valid_to = null where valid_to < now() and person in ('wim', 'old')",
      "update memberships set valid_to = now() where valid_to is null and person in ('wim', 'old')",
    ),
  },
];
