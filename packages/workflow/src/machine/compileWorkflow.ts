import {
  type Bundle,
  celName,
  type RecordType,
  type RecordWorkflow,
  type Role,
  type WorkflowStep,
  workflowEnvironment,
} from '@greffe/definition';
import { createEvaluator, type Evaluator } from '@greffe/rules';
import { setup } from 'xstate';
import type { RecordContext } from '../types.ts';
import { createEntryMachine } from './entryMachine.ts';
import type { MachineEvent } from './events.ts';
import { guardsOf } from './guards.ts';
import { initialContext } from './initialContext.ts';
import { lifecycleRegion, regionOf } from './names.ts';
import { lifecycle, repeatedRegion, stepRegion } from './regions.ts';

/** A record type's workflow, compiled: the definition's words beside the XState machine that holds the statuses. */
export interface RecordMachine {
  readonly definition: string;
  readonly recordType: RecordType;
  readonly workflow: RecordWorkflow;
  readonly machine: ReturnType<typeof createRecordMachine>;
  readonly step: (id: string) => WorkflowStep | undefined;
  /** By role, the answers of this record type that name the organisation in which it counts; other roles are absent. */
  readonly named: ReadonlyMap<string, NonNullable<Role['namedBy']>>;
  /** The machine of a repeated step's entries. */
  readonly entryMachine: (step: string) => ReturnType<typeof createEntryMachine>;
  /** Steps that a step leans on, near and far: by `requires` or by what its expressions read. */
  readonly dependencies: (step: string) => ReadonlySet<string>;
  /** Answers the expressions of a step; those without `data` may be asked with any. */
  readonly evaluator: (step: string) => Evaluator;
  /** A step's or link's name in expressions. */
  readonly celName: (id: string) => string;
}

function createRecordMachine(id: string, workflow: RecordWorkflow) {
  const regions = workflow.steps.map((step) => [
    regionOf(step.id),
    step.repeat ? repeatedRegion(step) : stepRegion(step),
  ]);
  return setup({
    types: {
      context: {} as RecordContext,
      events: {} as MachineEvent,
      input: {} as { readonly at: string },
    },
    guards: guardsOf(workflow),
  }).createMachine({
    id,
    type: 'parallel',
    context: ({ input }) => initialContext(workflow, input.at),
    states: { [lifecycleRegion]: lifecycle(), ...Object.fromEntries(regions) },
  });
}

/**
 * Compiles a record type's workflow to one XState machine: parallel, a region a step, and the record's lifecycle.
 * Throws where the definition has no such record type: the linter refuses such a definition before.
 */
export function compileWorkflow(bundle: Bundle, recordTypeId: string): RecordMachine {
  const workflow = bundle.workflows[recordTypeId];
  const recordType = bundle.recordTypes.find(({ id }) => id === recordTypeId);
  if (!workflow || !recordType) {
    const known = Object.keys(bundle.workflows).join(', ');
    throw new Error(`At workflow.recordTypes: no record type is named '${recordTypeId}'. Known: ${known}.`);
  }
  const steps = new Map(workflow.steps.map((step) => [step.id, step]));
  return {
    definition: bundle.hash,
    recordType,
    workflow,
    machine: createRecordMachine(`${bundle.id}/${recordTypeId}`, workflow),
    step: (id) => steps.get(id),
    named: new Map(
      bundle.roles.flatMap(({ id, namedBy }) =>
        namedBy ? [[id, namedBy.filter(({ step }) => steps.has(step))] as const] : [],
      ),
    ),
    entryMachine: remember((id) => createEntryMachine(id, steps.get(id)?.correction.mode ?? 'final')),
    dependencies: remember((id) => dependenciesOf(steps, id)),
    evaluator: remember((id) => createEvaluator(workflowEnvironment(bundle, recordTypeId, id))),
    celName,
  };
}

/** Made when first asked for, and kept. */
function remember<Value>(make: (id: string) => Value): (id: string) => Value {
  const known = new Map<string, Value>();
  return (id) => {
    const value = known.get(id) ?? make(id);
    known.set(id, value);
    return value;
  };
}

function dependenciesOf(steps: ReadonlyMap<string, WorkflowStep>, id: string): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (current: string): void => {
    const step = steps.get(current);
    if (!step) return;
    for (const other of [...step.requires, ...readsOfStep(step)]) {
      if (other === id || found.has(other)) continue;
      found.add(other);
      visit(other);
    }
  };
  visit(id);
  return found;
}

/** Steps whose data or outcome a step's own expressions read. */
function readsOfStep({ when, outcomes, repeat, due }: WorkflowStep): readonly string[] {
  const expressions = [
    when,
    ...outcomes.map((outcome) => outcome.when),
    ...(repeat && 'from' in repeat ? [repeat.from] : []),
    ...(repeat && 'to' in repeat ? [repeat.to] : []),
    ...(due && 'date' in due ? [due.date] : []),
  ];
  return expressions.flatMap((expression) =>
    expression ? [...expression.reads.steps, ...expression.reads.outcomes] : [],
  );
}
