import type { Bundle, Correction, Outcome, WorkflowStep } from '@greffe/definition';
import fc from 'fast-check';
import { bundleOf, cel, outcome, step } from '../workflows.ts';

/** Values of the one field that every step has; it may be left out where the step says so. */
export const KINDS = ['x', 'y'] as const;

export interface RandomWorkflow {
  readonly steps: readonly WorkflowStep[];
  /** Steps whose field must be given. */
  readonly required: readonly string[];
  readonly consent?: string;
  readonly support: readonly string[];
}

const CORRECTIONS: readonly Correction[] = [
  { mode: 'undo', window: 'PT5M' },
  { mode: 'undo', window: 'PT5M' },
  { mode: 'undo', window: 'PT10M' },
  { mode: 'reopen' },
  { mode: 'final' },
];

const someOf = <T>(list: readonly T[], max: number) =>
  fc.subarray([...list], { maxLength: Math.min(max, list.length) });

const atom = (others: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...others), fc.constantFrom(...KINDS), fc.integer({ min: 0, max: 5 }))
    .map(
      ([other, kind, form]) =>
        [
          `steps.${other}.kind == "${kind}"`,
          `steps.${other}.kind != "${kind}"`,
          `outcomes.${other} == "${kind === 'x' ? 'first' : 'second'}"`,
          `rounds.${other} > 1`,
          `has(steps.${other}.kind)`,
          `steps.${other}.kind == "${kind}"`,
        ][form] ?? 'true',
    );

const condition = (others: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: atom(others) },
    { weight: 1, arbitrary: fc.tuple(atom(others), atom(others)).map(([a, b]) => `${a} || ${b}`) },
    { weight: 1, arbitrary: fc.tuple(atom(others), atom(others)).map(([a, b]) => `${a} && !(${b})`) },
  );

const outcomesOf = (ids: readonly string[]): fc.Arbitrary<readonly Outcome[]> => {
  const consequence = fc.oneof(
    { weight: 3, arbitrary: fc.constant({}) },
    { weight: 2, arbitrary: fc.constant({ ends: true }) },
    { weight: 3, arbitrary: someOf(ids, 2).map((reopens) => ({ reopens })) },
    { weight: 1, arbitrary: someOf(ids, 1).map((reopens) => ({ ends: true, reopens })) },
  );
  return fc
    .tuple(consequence, consequence, fc.constantFrom(...KINDS), fc.boolean())
    .map(([first, second, kind, isDefault]) => [
      outcome('first', { when: cel(`data.kind == "${kind}"`), ...first }),
      outcome('second', { ...(isDefault ? {} : { when: cel('data.kind == "y"') }), ...second }),
    ]);
};

const stepOf = (id: string, ids: readonly string[]): fc.Arbitrary<WorkflowStep> => {
  const others = ids.filter((other) => other !== id);
  const before = ids.slice(0, ids.indexOf(id));
  // Mostly what comes before: otherwise nearly every workflow is a knot.
  const requires = fc.oneof(
    { weight: 8, arbitrary: someOf(before, 2) },
    { weight: 1, arbitrary: someOf(others, 1) },
  );
  const when = fc.oneof(
    { weight: 4, arbitrary: fc.constant(undefined) },
    ...(before.length > 0 ? [{ weight: 4, arbitrary: condition(before) }] : []),
    ...(others.length > 0 ? [{ weight: 1, arbitrary: condition(others) }] : []),
    { weight: 1, arbitrary: fc.constantFrom(...ids.map((other) => `rounds.${other} > 1`)) },
  );
  const outcomes = fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 3, arbitrary: outcomesOf(ids) },
  );
  return fc
    .record({ requires, when, outcomes, correction: fc.constantFrom(...CORRECTIONS), medical: fc.boolean() })
    .map(({ when: text, ...more }) => step(id, { ...more, ...(text !== undefined && { when: cel(text) }) }));
};

/** Small workflows of one to four steps, with everything that a search has to get right. */
export const randomWorkflow: fc.Arbitrary<RandomWorkflow> = fc
  .oneof(
    { weight: 1, arbitrary: fc.constant<string[]>(['a']) },
    { weight: 4, arbitrary: fc.constant<string[]>(['a', 'b']) },
    { weight: 4, arbitrary: fc.constant<string[]>(['a', 'b', 'c']) },
    { weight: 1, arbitrary: fc.constant<string[]>(['a', 'b', 'c', 'd']) },
  )
  .chain((ids) =>
    fc.record({
      steps: fc.tuple(...ids.map((id) => stepOf(id, ids))),
      required: fc.subarray(ids),
      support: fc.constantFrom([], ['support']),
      isConsented: fc.boolean(),
    }),
  )
  .map(({ isConsented, steps, ...random }) => ({
    ...random,
    steps: steps.map((own) => withKnownOutcomes(own, steps)),
    ...(isConsented && { consent: 'a' }),
  }));

/** A step without outcomes has none to look at. */
function withKnownOutcomes({ when, ...own }: WorkflowStep, steps: readonly WorkflowStep[]): WorkflowStep {
  const text = when?.cel.replaceAll(/outcomes\.(\w+) == "\w+"/g, (all, id: string) =>
    steps.some((other) => other.id === id && other.outcomes.length > 0) ? all : `steps.${id}.kind == "x"`,
  );
  return text === undefined ? own : { ...own, when: cel(text) };
}

/** The workflow as a bundle: each step has one choice, `kind`. */
export function bundleOfRandom({ steps, required, consent, support }: RandomWorkflow): Bundle {
  const fields = Object.fromEntries(steps.map(({ id }) => [id, { kind: 'choice' } as const]));
  const bundle = bundleOf(steps, { fields, support, ...(consent !== undefined && { consent }) });
  return {
    ...bundle,
    steps: Object.fromEntries(
      Object.entries(bundle.steps).map(([id, own]) => [
        id,
        {
          ...own,
          fields: own.fields.map((field) => ({
            ...field,
            options: KINDS.map((value) => ({ value, label: value })),
            logic: required.includes(id) ? { required: true } : {},
          })),
        },
      ]),
    ),
  };
}
