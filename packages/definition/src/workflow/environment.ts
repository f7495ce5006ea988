import type { CelType, Environment, Table } from '@greffe/rules';
import { typesOfStep } from '../step/environment.ts';
import type { Pointer, Step } from '../types.ts';
import { celName } from './names.ts';

/** A step of a workflow, as far as the words of its expressions go. */
interface WordsOfStep {
  readonly id: string;
  readonly repeat?: unknown;
  readonly outcomes?: readonly unknown[];
}

interface WordsOfLink {
  readonly id: string;
  readonly shows?: Readonly<Record<string, { readonly step: string; readonly pointer: Pointer }>>;
}

/** What the words of workflow expressions follow from: a bundle, or one that is still being made. */
export interface WorkflowGround {
  readonly steps: Readonly<Record<string, Step>>;
  readonly tables: Readonly<Record<string, Table>>;
  readonly workflows: Readonly<
    Record<string, { readonly steps: readonly WordsOfStep[]; readonly links?: readonly WordsOfLink[] }>
  >;
}

type Variables = Readonly<Record<string, CelType>>;

/** By record type, so that the many expressions of one share their types and are checked quickly. */
const known = new WeakMap<WorkflowGround, Map<string, Variables>>();

/**
 * The words of a record type's workflow expressions, where ids are written in camelCase:
 *
 * - `steps.<step>.<field…>`: the validated data of a step that is filled once, absent until then;
 * - `outcomes.<step>`: the outcome of its present round, absent until it is validated;
 * - `rounds.<step>`: its round, from 1, always known;
 * - `entries.<step>.validated`, `.missed`, `.open`: how many entries of a repeated step, always known;
 * - `links.<link>.<name>`: what a link shows, absent where it leads to no record;
 * - `data`: with `ownStep`, what that step was validated with.
 *
 * There is no `today`: conditions change by events alone.
 */
export function workflowEnvironment(
  ground: WorkflowGround,
  recordType: string,
  ownStep?: string,
): Environment {
  const byType = known.get(ground) ?? new Map<string, Variables>();
  known.set(ground, byType);
  const variables = byType.get(recordType) ?? variablesOf(ground, recordType);
  byType.set(recordType, variables);
  const own = ownStep === undefined ? undefined : stepOf(ground, ownStep);
  return {
    variables: own ? { ...variables, data: typesOfStep(own).data } : variables,
    tables: ground.tables,
  };
}

const object = (members: readonly (readonly [string, CelType])[]): CelType => ({
  object: Object.fromEntries(members),
});

const TALLY = object([
  ['validated', 'int'],
  ['missed', 'int'],
  ['open', 'int'],
]);

function stepOf({ steps }: WorkflowGround, id: string): Step | undefined {
  return Object.hasOwn(steps, id) ? steps[id] : undefined;
}

function variablesOf(ground: WorkflowGround, recordType: string): Variables {
  const workflow = Object.hasOwn(ground.workflows, recordType) ? ground.workflows[recordType] : undefined;
  const { steps = [], links = [] } = workflow ?? {};
  const once = steps.filter(({ repeat }) => repeat === undefined);
  const each = (among: readonly WordsOfStep[], type: CelType) =>
    object(among.map(({ id }) => [celName(id), type]));
  return {
    steps: object(
      once.flatMap(({ id }) => {
        const step = stepOf(ground, id);
        return step ? [[celName(id), typesOfStep(step).data] as const] : [];
      }),
    ),
    outcomes: each(
      once.filter(({ outcomes }) => outcomes !== undefined && outcomes.length > 0),
      'string',
    ),
    rounds: each(steps, 'int'),
    entries: each(
      steps.filter(({ repeat }) => repeat !== undefined),
      TALLY,
    ),
    links: object(links.map((link) => [celName(link.id), shownBy(link, ground)])),
  };
}

function shownBy({ shows = {} }: WordsOfLink, ground: WorkflowGround): CelType {
  return object(
    Object.entries(shows).flatMap(([name, { step: id, pointer }]) => {
      const step = stepOf(ground, id);
      const type = step && typesOfStep(step).at(pointer);
      return type === undefined ? [] : [[name, type] as const];
    }),
  );
}
