import type { Environment } from '@greffe/rules';
import { fieldKey } from '../bundle/textKeys.ts';
import { toPointer } from '../data/pointer.ts';
import { environmentOfStep } from '../step/environment.ts';
import type { Bundle, Field, Pointer } from '../types.ts';
import { type WorkflowGround, workflowEnvironment } from '../workflow/environment.ts';
import { idsByCelName } from '../workflow/names.ts';

/** Where an expression stands: in the logic or a rule of a step, with the object that is `this` there, or in a workflow. */
export type ExpressionPlace =
  | { readonly step: string; readonly scope: Pointer }
  | { readonly recordType: string; readonly ownStep?: string };

/** As much of a bundle as writing an expression needs; of one that is still being made, what can be read. */
export interface AssistGround extends Pick<Bundle, 'steps' | 'tables' | 'texts'> {
  readonly workflows: Readonly<Record<string, WordsOfWorkflow>>;
}

interface WordsOfWorkflow {
  readonly steps: readonly {
    readonly id: string;
    readonly repeat?: unknown;
    readonly outcomes?: readonly { readonly id: string }[];
  }[];
  readonly links?: Exclude<WorkflowGround['workflows'][string]['links'], undefined>;
}

/** What an expression may speak of at a place; nothing where the place is not in the bundle. */
export function environmentAt(bundle: AssistGround, place: ExpressionPlace): Environment {
  if ('recordType' in place) return workflowEnvironment(bundle, place.recordType, place.ownStep);
  const step = Object.hasOwn(bundle.steps, place.step) ? bundle.steps[place.step] : undefined;
  if (!step) return { variables: {}, tables: bundle.tables };
  return environmentOfStep(step, bundle.tables)(place.scope);
}

/** What a path of an expression names: the key of its title, and the texts that it may have with the keys of theirs. */
export interface Named {
  readonly title?: string;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

/** What the paths of an expression name at a place. */
export function namesAt(bundle: AssistGround, place: ExpressionPlace): (path: string) => Named {
  if ('recordType' in place) return namesOfWorkflow(bundle, place.recordType, place.ownStep);
  return (path) => {
    const [root, ...rest] = path.split('.');
    if (rest.length === 0 || (root !== 'data' && root !== 'this')) return {};
    return namedField(bundle, place.step, `${root === 'this' ? place.scope : ''}${toPointer(rest)}`);
  };
}

function namesOfWorkflow(
  bundle: AssistGround,
  recordType: string,
  ownStep?: string,
): (path: string) => Named {
  const workflow = Object.hasOwn(bundle.workflows, recordType) ? bundle.workflows[recordType] : undefined;
  const steps = idsByCelName((workflow?.steps ?? []).map(({ id }) => id));
  const links = idsByCelName((workflow?.links ?? []).map(({ id }) => id));
  return (path) => {
    const [root, name = '', ...rest] = path.split('.');
    if (root === 'data' && ownStep !== undefined && name !== '')
      return namedField(bundle, ownStep, toPointer([name, ...rest]));
    if (root === 'links') return links.has(name) ? { title: `link.${links.get(name)}` } : {};
    const id = steps.get(name);
    if (id === undefined) return {};
    if (root === 'steps' && rest.length > 0) return namedField(bundle, id, toPointer(rest));
    const title = `step.${id}.title`;
    if (root !== 'outcomes') return { title };
    const outcomes = workflow?.steps.find((step) => step.id === id)?.outcomes ?? [];
    return { title, options: outcomes.map(({ id: value }) => ({ value, label: `outcome.${id}.${value}` })) };
  };
}

function namedField({ steps }: Pick<AssistGround, 'steps'>, step: string, pointer: Pointer): Named {
  const fields: readonly Field[] = Object.hasOwn(steps, step) ? (steps[step]?.fields ?? []) : [];
  const field = fields.find((one) => one.pointer === pointer);
  if (!field) return {};
  return { title: fieldKey(step, pointer, 'title'), ...(field.options && { options: field.options }) };
}
