import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { loadDefinition } from '@greffe/definition/load';
import { describe, expect, it } from 'vitest';
import { createActor, type InspectionEvent } from 'xstate';
import { compileWorkflow, type RecordMachine, startRecord, stepStatus } from '../index.ts';

const at = '2026-11-22T09:00:00.000Z';
const roots = ['../../../../forms/', '../../../definition/test/fixtures/'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
);

async function machines(): Promise<(readonly [string, RecordMachine])[]> {
  const found = [];
  for (const root of roots) {
    const entries = await readdir(root, { withFileTypes: true });
    for (const { name } of entries.filter((entry) => entry.isDirectory() && entry.name !== 'shared')) {
      const { bundle, findings } = await loadDefinition(root + name);
      if (!bundle) throw new Error(`${name}: ${JSON.stringify(findings)}`);
      for (const type of bundle.recordTypes) {
        found.push([`${name}, ${type.id}`, compileWorkflow(bundle, type.id)] as const);
      }
    }
  }
  return found;
}

/** The machine as the inspector is sent it: what is no JSON, it shows by name. */
const shown = (logic: unknown): { readonly id: string; readonly states: Record<string, unknown> } =>
  JSON.parse(
    JSON.stringify((logic as { readonly config: unknown }).config, (_key, value: unknown) =>
      typeof value === 'function' ? { type: value.name } : value,
    ),
  );

describe.each(await machines())('%s in an inspector', (_name, record) => {
  const start = () => {
    const seen: InspectionEvent[] = [];
    const facts = {
      requester: { roles: [], isSystem: true },
      errorCount: 0,
      steps: {},
      links: {},
      entries: [],
    };
    const { state, context } = startRecord(record, facts, at).snapshot;
    const actor = createActor(record.machine, {
      input: { at },
      snapshot: record.machine.resolveState({ value: state as never, context }),
      inspect: (event) => seen.push(event),
    });
    return { actor: actor.start(), seen };
  };

  it('is drawn with a region a step, and every guard by its name', () => {
    const { seen } = start();
    const [first] = seen;
    if (first?.type !== '@xstate.actor') throw new Error(`The first report is ${first?.type}.`);
    const { logic } = first.actorRef as unknown as { readonly logic: typeof record.machine };
    const { id, states } = shown(logic);
    expect(id).toMatch(new RegExp(`/${record.recordType.id}$`));
    expect(Object.keys(states)).toHaveLength(record.workflow.steps.length + 1);
    const guards = [...JSON.stringify(states).matchAll(/"guard":("[^"]*"|.)/g)].map((match) => match[1]);
    expect(guards.length).toBeGreaterThan(0);
    for (const guard of guards) {
      expect(Object.keys(logic.implementations.guards)).toContain(JSON.parse(guard ?? ''));
    }
  });

  it('reports the state that it has, and each that it comes to', () => {
    const { actor, seen } = start();
    const states = () =>
      seen.flatMap((event) =>
        event.type === '@xstate.snapshot' && 'value' in event.snapshot ? [event.snapshot.value] : [],
      );
    const before = { state: states().at(-1) as Readonly<Record<string, string>> };
    const step = record.workflow.steps.find(
      ({ id, repeat }) => repeat === undefined && stepStatus(before, id) === 'open',
    );
    if (!step) throw new Error('No step is open at the start.');
    actor.send({ type: 'begin', step: step.id });
    const after = { state: states().at(-1) as Readonly<Record<string, string>> };
    expect(stepStatus(after, step.id)).toBe('draft');
    expect(seen.some((event) => event.type === '@xstate.event' && event.event.type === 'begin')).toBe(true);
  });
});
