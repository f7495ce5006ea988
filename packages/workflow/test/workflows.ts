import type {
  Bundle,
  Effect,
  Field,
  FieldKind,
  Outcome,
  RecordWorkflow,
  Step,
  WorkflowExpression,
  WorkflowStep,
} from '@greffe/definition';
import { compileWorkflow, type RecordMachine } from '../src/index.ts';

const wordsAfter = (cel: string, word: string): string[] => [
  ...new Set(
    [...cel.matchAll(new RegExp(`\\b${word}\\.([a-zA-Z0-9]+)`, 'g'))].map((match) => match[1] ?? ''),
  ),
];

/** An expression with what it reads; step ids of these tests are one word each. */
export const cel = (text: string): WorkflowExpression => ({
  cel: text,
  reads: {
    steps: wordsAfter(text, 'steps'),
    outcomes: wordsAfter(text, 'outcomes'),
    rounds: wordsAfter(text, 'rounds'),
    entries: wordsAfter(text, 'entries'),
    links: wordsAfter(text, 'links'),
  },
});

export const step = (id: string, more: Partial<WorkflowStep> = {}): WorkflowStep => ({
  id,
  roles: ['clerk'],
  readers: [],
  requires: [],
  correction: { mode: 'reopen' },
  outcomes: [],
  effects: [],
  medical: true,
  origin: 'source',
  ...more,
});

export const undo = { correction: { mode: 'undo', window: 'PT5M' } } as const;
export const final = { correction: { mode: 'final' } } as const;

export const outcome = (id: string, more: Partial<Outcome> = {}): Outcome => ({
  id,
  ends: false,
  reopens: [],
  adds: [],
  origin: 'source',
  ...more,
});

export const code: Effect = { on: 'validated', hold: 'none', type: 'code' };
export const transmission: Effect = {
  on: 'validated',
  hold: 'window',
  type: 'transmission',
  receiver: 'archive',
};
export const message = (name: string, more: Partial<Effect> = {}): Effect =>
  ({ on: 'validated', hold: 'window', type: 'message', message: name, to: ['clerk'], ...more }) as Effect;

type Fields = Readonly<Record<string, Readonly<Record<string, FieldKind>>>>;

const fieldOf = (name: string, kind: FieldKind): Field => ({
  pointer: `/${name}`,
  kind,
  origin: 'source',
  layout: { widget: 'text', width: 'full' },
  logic: {},
});

const stepData = (id: string, fields: Readonly<Record<string, FieldKind>>): Step => ({
  id,
  schema: { type: 'object' },
  schemaHash: id,
  fields: Object.entries(fields).map(([name, kind]) => fieldOf(name, kind)),
  rules: [],
});

/** A bundle with one record type `loan` and the fields that its conditions read. */
export function bundleOf(
  steps: readonly WorkflowStep[],
  { fields = {}, ...more }: Partial<RecordWorkflow> & { readonly fields?: Fields } = {},
): Bundle {
  const workflows = { loan: { steps, links: [], support: ['support'], access: [], ...more } };
  return {
    id: 'library',
    hash: 'h1',
    recordTypes: [{ id: 'loan', createdBy: ['clerk'] }],
    roles: ['clerk', 'reader', 'council', 'support'].map((id) => ({ id, origin: 'source', grantedBy: [] })),
    workflows,
    steps: Object.fromEntries(steps.map(({ id }) => [id, stepData(id, fields[id] ?? {})])),
    tables: {},
  } as unknown as Bundle;
}

export const machineOf = (
  steps: readonly WorkflowStep[],
  more: Parameters<typeof bundleOf>[1] = {},
): RecordMachine => compileWorkflow(bundleOf(steps, more), 'loan');
