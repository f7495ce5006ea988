import { readdirSync } from 'node:fs';
import type { Bundle } from '@greffe/definition';
import { loadDefinition } from '@greffe/definition/load';
import {
  type Command,
  compileWorkflow,
  type Decision,
  type DecisionFacts,
  decide,
  type RecordMachine,
  type RecordSnapshot,
  startRecord,
} from '@greffe/workflow';
import { verify } from '@greffe/workflow/verify';
import { type Bench, type Figure, median, rounded } from '../lib/Bench.ts';
import { twelve } from './twelve.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 22, 9) + seconds * 1000).toISOString();
const facts = (more: Partial<DecisionFacts> = {}): DecisionFacts => ({
  requester: { roles: ['clerk'], person: 'clerk', isSystem: false },
  errorCount: 0,
  steps: {},
  links: {},
  entries: [],
  ...more,
});

/** What a record needs of the engine for one command: read from the database's text, decided, written as text. */
function once(machine: RecordMachine, stored: string, command: Command, given: DecisionFacts): Decision {
  const decision = decide(machine, JSON.parse(stored) as RecordSnapshot, command, given, at(60));
  if (!decision.ok) throw new Error(`Refused: ${decision.refusal.code}.`);
  JSON.stringify(decision.snapshot);
  return decision;
}

/** Milliseconds that one takes: the median of five rounds. */
function cost(work: () => unknown, seconds: number): number {
  const rounds = [1, 2, 3, 4, 5].map(() => {
    const began = performance.now();
    let count = 0;
    while (performance.now() - began < (seconds / 5) * 1000) {
      for (let index = 0; index < 20; index += 1) work();
      count += 20;
    }
    return (performance.now() - began) / count;
  });
  return median(rounds);
}

function twelveRegions(seconds: number): Figure[] {
  const machine = compileWorkflow(twelve(), 'record');
  const stored = JSON.stringify(startRecord(machine, facts(), at(0)).snapshot);
  const given = facts({ data: { way: 'long' } });
  const [save, validate] = (['save', 'validate'] as const).map((type) =>
    cost(() => once(machine, stored, { type, step: 'step-a' }, given), seconds),
  );
  const note = 'restored from JSON, decided, written as JSON; median of 5 rounds';
  return [
    { what: 'a save, 12 regions', value: rounded(save ?? 0), unit: 'ms', note },
    { what: 'a validation, 12 regions', value: rounded(validate ?? 0), unit: 'ms', note },
    { what: 'validations decided', value: rounded(1000 / (validate ?? 1)), unit: 'per second' },
  ];
}

/** A record with a thousand measurements beside one with none: a decision must not know the difference. */
function entries(seconds: number): Figure[] {
  const machine = compileWorkflow(twelve({ isRepeated: true }), 'record');
  const empty = startRecord(machine, facts(), at(0)).snapshot;
  const filled = Array.from({ length: 1000 }, (_, index) => `e${index}`).reduce((snapshot, entry) => {
    const added = decide(machine, snapshot, { type: 'add', step: 'measuring', entry }, facts(), at(1));
    if (!added.ok) throw new Error(added.refusal.code);
    const command = { type: 'validate', step: 'measuring', entry } as const;
    const done = decide(machine, added.snapshot, command, facts({ entries: added.entries }), at(1));
    if (!done.ok) throw new Error(done.refusal.code);
    return done.snapshot;
  }, empty);
  const command = { type: 'add', step: 'measuring', entry: 'another' } as const;
  const [none = 0, many = 0] = [empty, filled].map((snapshot) => {
    const stored = JSON.stringify(snapshot);
    return cost(() => once(machine, stored, command, facts()), seconds / 2);
  });
  return [
    { what: 'an entry, none before', value: rounded(none), unit: 'ms' },
    { what: 'an entry, 1 000 before', value: rounded(many), unit: 'ms' },
    { what: 'ratio', value: rounded(many / none), unit: 'times', note: 'the same run' },
  ];
}

function compileTime(id: string, bundle: Bundle): Figure {
  const began = performance.now();
  for (const type of Object.keys(bundle.workflows)) compileWorkflow(bundle, type);
  return { what: `compile ${id}`, value: rounded(performance.now() - began), unit: 'ms', note: 'once, cold' };
}

function verifyTime(id: string, bundle: Bundle): Figure {
  const began = performance.now();
  const { results } = verify(bundle);
  const proved = results.filter(({ answer }) => answer === 'proved').length;
  const note = `${proved} of ${results.length} properties proved`;
  return { what: `verify ${id}`, value: rounded(performance.now() - began), unit: 'ms', note };
}

/** The engine alone: no database, no HTTP. */
export const decisions: Bench = {
  name: 'decisions',
  about: 'decisions of the workflow engine, and what compiling a definition takes, in one Node process',
  async run({ seconds }) {
    const folders = readdirSync('forms', { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
      .map(({ name }) => name);
    const compiled: Figure[] = [];
    for (const folder of folders) {
      const { bundle } = await loadDefinition(`forms/${folder}`);
      if (!bundle) throw new Error(`forms/${folder} has errors: run npx greffe check on it.`);
      compiled.push(compileTime(folder, bundle), verifyTime(folder, bundle));
    }
    return [...twelveRegions(seconds), ...entries(seconds), ...compiled];
  },
};
