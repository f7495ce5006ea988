import { canonicalJson } from '../data/canonical.ts';
import type { Effect, RecordWorkflow, WorkflowExpression, WorkflowStep } from '../types.ts';
import { type Comparison, change, isEqual, newerAddress, olderStep, sides } from './comparison.ts';
import type { Change, ChangeKind, Impact } from './types.ts';

/** What has changed of the steps of every record type: order, roles, conditions, what they decide and cause. */
export function workflowChanges(comparison: Comparison): Change[] {
  const { older, newer, operations } = comparison;
  const renamed = operations.flatMap((one) => (one.op === 'renameStep' ? [one] : []));
  const steps = [
    ...renamed.map(({ from, to }) => change('stepRenamed', 'harmless', { step: to }, from, to)),
    ...Object.keys(newer.steps)
      .filter((step) => !Object.hasOwn(older.steps, olderStep(comparison, step)))
      .map((step) => change('stepAdded', 'harmless', { step })),
    ...Object.keys(older.steps)
      .filter((step) => !Object.hasOwn(newer.steps, newerAddress(operations, { step, pointer: '' }).step))
      .map((step) => change('stepRemoved', 'loss', { step })),
  ];
  const types = Object.entries(newer.workflows).flatMap(([recordType, workflow]) => {
    const before = older.workflows[recordType];
    return before ? recordTypeChanges(comparison, recordType, before, workflow) : [];
  });
  return [...steps, ...types];
}

/** The workflow of the older version under the names of the newer one. */
function renamedWorkflow({ operations }: Comparison, workflow: RecordWorkflow): RecordWorkflow {
  const name = (step: string) => newerAddress(operations, { step, pointer: '' }).step;
  return {
    ...workflow,
    ...(workflow.consent === undefined ? {} : { consent: name(workflow.consent) }),
    steps: workflow.steps.map((step) => ({
      ...step,
      id: name(step.id),
      requires: step.requires.map(name),
      outcomes: step.outcomes.map((outcome) => ({
        ...outcome,
        reopens: outcome.reopens.map(name),
        adds: outcome.adds.map(name),
      })),
    })),
  };
}

function recordTypeChanges(
  comparison: Comparison,
  recordType: string,
  older: RecordWorkflow,
  is: RecordWorkflow,
): Change[] {
  const was = renamedWorkflow(comparison, older);
  const where = { recordType };
  const { both } = sides(was.steps, is.steps, ({ id }) => id);
  const order = (steps: readonly WorkflowStep[]) =>
    steps.map(({ id }) => id).filter((id) => both.some(([, step]) => step.id === id));
  const links = sides(was.links, is.links, ({ id }) => id);
  const changed = (kind: ChangeKind, before: unknown, after: unknown): Change[] =>
    isEqual(before, after) ? [] : [change(kind, 'harmless', where, before, after)];
  return [
    ...changed('stepOrder', order(was.steps), order(is.steps)),
    ...changed('recordTypeConsent', was.consent, is.consent),
    ...changed('recordTypeSupport', was.support, is.support),
    ...changed('recordTypeAccessHistory', was.accessHistory ?? [], is.accessHistory ?? []),
    ...changed('recordTypeAccess', was.access, is.access),
    ...links.added.map(({ id }) => change('linkAdded', 'harmless', { ...where, id })),
    ...links.removed.map(({ id }) => change('linkRemoved', 'loss', { ...where, id })),
    ...links.both
      .filter(([one, other]) => !isEqual(one, other))
      .map(([one, other]) => change('linkChanged', 'harmless', { ...where, id: other.id }, one, other)),
    ...both.flatMap(([one, other]) => stepChanges(one, other)),
  ];
}

const celOf = (expression: WorkflowExpression | undefined) => expression?.cel;
const repeatOf = ({ repeat }: WorkflowStep) =>
  repeat && {
    ...repeat,
    ...('from' in repeat ? { from: repeat.from.cel } : {}),
    ...('to' in repeat ? { to: repeat.to.cel } : {}),
  };
const dueOf = ({ due }: WorkflowStep) => (due && 'date' in due ? { date: due.date.cel } : due);

/** Aspects of a step that have one value each, and what it means for records when that changes. */
const ASPECTS: readonly [
  ChangeKind,
  (step: WorkflowStep) => unknown,
  (was: WorkflowStep, is: WorkflowStep) => Impact,
][] = [
  ['stepRoles', ({ roles }) => roles.toSorted(), () => 'harmless'],
  ['stepReaders', ({ readers }) => readers.toSorted(), () => 'harmless'],
  ['stepRequires', ({ requires }) => requires.toSorted(), () => 'harmless'],
  ['stepCondition', ({ when }) => celOf(when), () => 'harmless'],
  ['stepRepeat', repeatOf, (was, is) => (was.repeat?.kind === is.repeat?.kind ? 'harmless' : 'migration')],
  ['stepCorrection', ({ correction }) => correction, () => 'harmless'],
  ['stepDue', dueOf, () => 'harmless'],
  ['stepMedical', ({ medical }) => medical, () => 'harmless'],
];

function stepChanges(was: WorkflowStep, is: WorkflowStep): Change[] {
  const where = { step: is.id };
  const outcomes = sides(was.outcomes, is.outcomes, ({ id }) => id);
  const plain = ({ when, origin: _origin, cite: _cite, ...outcome }: WorkflowStep['outcomes'][number]) => ({
    ...outcome,
    when: celOf(when),
  });
  const effects = sides(was.effects.map(plainEffect), is.effects.map(plainEffect), canonicalJson);
  return [
    ...ASPECTS.flatMap(([kind, aspect, impact]): Change[] => {
      const [before, after] = [aspect(was), aspect(is)];
      return isEqual(before, after) ? [] : [change(kind, impact(was, is), where, before, after)];
    }),
    ...outcomes.added.map(({ id }) => change('outcomeAdded', 'harmless', { ...where, id })),
    ...outcomes.removed.map(({ id }) => change('outcomeRemoved', 'loss', { ...where, id })),
    ...outcomes.both
      .filter(([one, other]) => !isEqual(plain(one), plain(other)))
      .map(([one, other]) =>
        change('outcomeChanged', 'harmless', { ...where, id: other.id }, plain(one), plain(other)),
      ),
    ...effects.added.map((effect) => change('effectAdded', 'harmless', where, undefined, effect)),
    ...effects.removed.map((effect) => change('effectRemoved', 'harmless', where, effect)),
  ];
}

const plainEffect = ({ when, ...effect }: Effect) => ({ ...effect, ...(when ? { when: when.cel } : {}) });
