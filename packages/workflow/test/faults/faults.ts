import { readdirSync, readFileSync } from 'node:fs';
import type { Bundle, Field, Outcome, Repeat, WorkflowStep } from '@greffe/definition';
import type { PropertyName } from '../../src/verify/report.ts';
import { bundleOf, cel, outcome, step } from '../workflows.ts';

/** A definition with one seeded fault, and what is to be said of it. */
export interface Fault {
  readonly title: string;
  readonly property: PropertyName;
  /** Other properties that the same fault breaks. */
  readonly also?: readonly PropertyName[];
  readonly file?: string;
  readonly at: string;
  readonly message: string;
  readonly trace: readonly string[];
  readonly bundle: Bundle;
}

interface FieldData extends Pick<Field, 'kind' | 'minimum' | 'maximum'> {
  readonly name: string;
  readonly options?: readonly string[];
  readonly required?: boolean;
  readonly readOnly?: boolean;
}

type StepData = Partial<Omit<WorkflowStep, 'when' | 'outcomes' | 'repeat'>> & {
  readonly id: string;
  readonly when?: string;
  readonly outcomes?: readonly (Partial<Omit<Outcome, 'when'>> & {
    readonly id: string;
    readonly when?: string;
  })[];
  readonly repeat?: Extract<Repeat, { kind: 'atWill' | 'byOutcome' }>;
};

interface FaultData extends Omit<Fault, 'bundle'> {
  readonly consent?: string;
  readonly support?: readonly string[];
  readonly roles?: readonly { readonly id: string; readonly grantedBy: readonly string[] }[];
  readonly steps: readonly StepData[];
  readonly fields?: Readonly<Record<string, readonly FieldData[]>>;
}

const folder = new URL('./', import.meta.url);

function bundleOfFault({ steps, fields = {}, roles, consent, support = [] }: FaultData): Bundle {
  const bundle = bundleOf(steps.map(stepOf), { support, ...(consent !== undefined && { consent }) });
  const named = [...new Set(steps.flatMap((one) => one.roles ?? []))].map((id) => ({ id, grantedBy: [] }));
  return {
    ...bundle,
    roles: (roles ?? named).map((role) => ({ ...role, origin: 'source' as const })),
    steps: Object.fromEntries(
      Object.entries(bundle.steps).map(([id, own]) => [
        id,
        { ...own, fields: (fields[id] ?? []).map(fieldOf) },
      ]),
    ),
  };
}

const stepOf = ({ id, when, outcomes = [], ...more }: StepData): WorkflowStep =>
  step(id, {
    ...more,
    ...(when !== undefined && { when: cel(when) }),
    outcomes: outcomes.map(({ id: name, when: condition, ...own }) =>
      outcome(name, { ...own, ...(condition !== undefined && { when: cel(condition) }) }),
    ),
  });

const fieldOf = ({ name, options, required, readOnly, ...more }: FieldData): Field => ({
  ...more,
  pointer: `/${name}`,
  origin: 'source',
  layout: { widget: 'text', width: 'full' },
  logic: { ...(required && { required }), ...(readOnly && { readOnly }) },
  ...(options && { options: options.map((value) => ({ value, label: value })) }),
});

/** Every fault of this folder. */
export const faults: readonly Fault[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => {
    const data = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as FaultData;
    return { ...data, bundle: bundleOfFault(data) };
  });
