import {
  type Bundle,
  celName,
  type Field,
  type RecordWorkflow,
  type StepData,
  type WorkflowExpression,
  type WorkflowStep,
  workflowEnvironment,
} from '@greffe/definition';
import { checkExpression, createEvaluator } from '@greffe/rules';
import { atomsOf } from './atoms.ts';
import { literalsOf } from './literals.ts';
import { type Variants, variantsOf } from './variants.ts';

/** More kinds of data of one step than this are left out: a state keeps a byte for them. */
const MOST = 250;

/** An expression that decides something in a cone, with what it reads. */
export interface Deciding {
  readonly owner: WorkflowStep;
  readonly expression: WorkflowExpression;
  /** Dotted paths, such as `steps.visit.kind` or `data.kind`. */
  readonly references: readonly string[];
}

/** The expressions of a cone's steps. One that does not hold up is the linter's to report, and reads nothing here. */
export function decidingOf(
  bundle: Bundle,
  recordType: string,
  steps: readonly WorkflowStep[],
  expressionsOf: (step: WorkflowStep) => readonly WorkflowExpression[],
): readonly Deciding[] {
  return steps.flatMap((owner) => {
    const environment = workflowEnvironment(bundle, recordType, owner.id);
    return expressionsOf(owner).map((expression): Deciding => {
      const checked = checkExpression(expression.cel, environment);
      return { owner, expression, references: checked.ok ? checked.references : [] };
    });
  });
}

/** The data of each step that the expressions of the cone may tell apart: one of each kind. */
export function dataOfStep(
  bundle: Bundle,
  recordType: string,
  step: WorkflowStep,
  deciding: readonly Deciding[],
): Variants {
  const readers = deciding
    .map((one) => ({ ...one, paths: pathsOf(one, step) }))
    .filter(({ paths }) => paths.length > 0);
  const fields = bundle.steps[step.id]?.fields ?? [];
  const paths = [...new Set(readers.flatMap((reader) => reader.paths))];
  const all = variantsOf(fields, paths, literalsOf(readers.map(({ expression }) => expression.cel)));
  const name = celName(step.id);
  const data = kindsOf(
    all.data,
    readers.map((reader) =>
      signatureOf(bundle, recordType, reader, prefixesOf(reader, step), (one) => ({
        steps: { [name]: one },
        ...(reader.owner.id === step.id && { data: one }),
      })),
    ),
  );
  return { data: data.slice(0, MOST), isCut: all.isCut || data.length > MOST };
}

const prefixesOf = ({ owner }: Deciding, step: WorkflowStep): readonly string[] => [
  `steps.${celName(step.id)}.`,
  ...(owner.id === step.id ? ['data.'] : []),
];

function pathsOf(deciding: Deciding, step: WorkflowStep): readonly string[] {
  return deciding.references.flatMap((reference) => {
    const prefix = prefixesOf(deciding, step).find((candidate) => reference.startsWith(candidate));
    return prefix === undefined ? [] : [reference.slice(prefix.length)];
  });
}

/**
 * What the parts of an expression make of data: their answers where they look at nothing else, otherwise all that they
 * look at. An expression's answer follows from those of its parts.
 */
function signatureOf(
  bundle: Bundle,
  recordType: string,
  { owner, expression }: Deciding,
  prefixes: readonly string[],
  valuesOf: (data: StepData) => Readonly<Record<string, unknown>>,
): (data: StepData) => unknown {
  const environment = workflowEnvironment(bundle, recordType, owner.id);
  const evaluator = createEvaluator(environment);
  const parts = atomsOf(expression.cel).map((cel): ((data: StepData) => unknown) => {
    const checked = checkExpression(cel, environment);
    const references = checked.ok ? checked.references : [];
    const paths = references.flatMap((reference) => {
      const prefix = prefixes.find((candidate) => reference.startsWith(candidate));
      return prefix === undefined ? [] : [reference.slice(prefix.length)];
    });
    if (paths.length === 0) return () => null;
    if (paths.length < references.length) {
      return (data) => paths.map((path) => valueAt(data, path.split('.')) ?? null);
    }
    return (data) => {
      const answer = evaluator.evaluate(cel, valuesOf(data));
      return answer.known ? { value: typeof answer.value === 'boolean' ? answer.value : 'known' } : null;
    };
  });
  return (data) => parts.map((part) => part(data));
}

/** One of each kind that some expression can tell from the others. */
function kindsOf(
  all: readonly StepData[],
  signatures: readonly ((data: StepData) => unknown)[],
): readonly StepData[] {
  const kinds = new Map<string, StepData>();
  for (const data of all) {
    const kind = JSON.stringify(signatures.map((signature) => signature(data)));
    if (!kinds.has(kind)) kinds.set(kind, data);
  }
  return [...kinds.values()];
}

function valueAt(data: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined || key === '*' || typeof data !== 'object' || data === null) return data;
  return valueAt((data as StepData)[key], rest);
}

/** What the links of a cone may show. A parent is always there; a record of before need not be. */
export function linksOf(
  bundle: Bundle,
  recordType: string,
  { links }: RecordWorkflow,
  deciding: readonly Deciding[],
): readonly Readonly<Record<string, unknown>>[] {
  let worlds: Readonly<Record<string, unknown>>[] = [{}];
  for (const { id, kind, shows, requires } of links) {
    const name = celName(id);
    const readers = deciding.filter(({ references }) =>
      references.some((one) => one.startsWith(`links.${name}.`)),
    );
    if (readers.length === 0) continue;
    const shown = Object.entries(shows).flatMap(([key, { step, pointer }]): Field[] => {
      const field = bundle.steps[step]?.fields.find((candidate) => candidate.pointer === pointer);
      const isSure = requires.includes(step);
      return field ? [{ ...field, pointer: `/${key}`, logic: isSure ? field.logic : {} }] : [];
    });
    const paths = readers.flatMap(({ references }) =>
      references.flatMap((one) => (one.startsWith(`links.${name}.`) ? [one.slice(name.length + 7)] : [])),
    );
    const all = variantsOf(shown, paths, literalsOf(readers.map(({ expression }) => expression.cel)));
    const data = kindsOf(
      all.data,
      readers.map((reader) =>
        signatureOf(bundle, recordType, reader, [`links.${name}.`], (one) => ({ links: { [name]: one } })),
      ),
    );
    const next = worlds.flatMap((world) => [
      ...(kind === 'parent' ? [] : [world]),
      ...data.map((one) => ({ ...world, [name]: one })),
    ]);
    worlds = next.slice(0, MOST);
  }
  return worlds;
}
