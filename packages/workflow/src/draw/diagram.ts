import type { Bundle, RecordWorkflow, WorkflowStep } from '@greffe/definition';
import { type DrawingWords, drawingWords } from './words.ts';

/** A decision of a step that does something: where its arrow goes, and what it is called. */
export interface DiagramOutcome {
  readonly title: string;
  readonly condition: string | undefined;
  readonly ends: boolean;
  readonly reopens: readonly string[];
  readonly adds: readonly string[];
}

export interface DiagramStep {
  readonly id: string;
  readonly title: string;
  readonly roles: string;
  /** How it is corrected, how often it is filled, whether it is the consent. */
  readonly notes: readonly string[];
  readonly condition: string | undefined;
  readonly outcomes: readonly DiagramOutcome[];
}

export interface DiagramEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: 'requires' | 'condition' | 'adds';
}

/** What a drawing shows of a record type's workflow, in words; how it looks is its renderer's. */
export interface Diagram {
  readonly title: string;
  readonly words: DrawingWords;
  readonly steps: readonly DiagramStep[];
  readonly edges: readonly DiagramEdge[];
}

export function diagramOf(bundle: Bundle, recordType: string, language: string): Diagram {
  const workflow = bundle.workflows[recordType];
  if (!workflow) throw new RangeError(`There is no record type '${recordType}'.`);
  const words = drawingWords(bundle, language);
  return {
    title: words.named(`recordType.${recordType}.title`, recordType),
    words,
    steps: workflow.steps.map((step) => stepOf(step, workflow, words)),
    edges: workflow.steps.flatMap((step) => [...edgesTo(step, workflow), ...addedBy(step, workflow)]),
  };
}

function stepOf(step: WorkflowStep, workflow: RecordWorkflow, words: DrawingWords): DiagramStep {
  const { id, roles, correction, repeat, when, outcomes } = step;
  return {
    id,
    title: words.step(id),
    roles: roles.map((role) => words.named(`role.${role}.title`, role)).join(words.say('or')),
    notes: [
      ...(workflow.consent === id ? [words.say('consent')] : []),
      ...(repeat ? [words.repeat(repeat)] : []),
      words.correction(correction),
    ],
    condition: when?.cel,
    outcomes: outcomes.map((outcome) => ({
      title: words.named(`outcome.${id}.${outcome.id}`, outcome.id),
      condition: outcome.when?.cel,
      ends: outcome.ends,
      reopens: outcome.reopens,
      adds: outcome.adds,
    })),
  };
}

/** What a step waits for: an arrow says once that one comes before the other, a requirement before a condition. */
function edgesTo({ id, requires, when, repeat }: WorkflowStep, { steps }: RecordWorkflow): DiagramEdge[] {
  const expressions = [
    when,
    ...(repeat && 'from' in repeat ? [repeat.from] : []),
    ...(repeat && 'to' in repeat ? [repeat.to] : []),
  ];
  const read = expressions.flatMap((expression) =>
    expression ? [...expression.reads.steps, ...expression.reads.outcomes, ...expression.reads.entries] : [],
  );
  const isKnown = (other: string) => other !== id && steps.some((step) => step.id === other);
  const required = requires.filter(isKnown);
  const conditional = [...new Set(read)].filter((other) => isKnown(other) && !required.includes(other));
  return [
    ...required.map((from): DiagramEdge => ({ from, to: id, kind: 'requires' })),
    ...conditional.map((from): DiagramEdge => ({ from, to: id, kind: 'condition' })),
  ];
}

/** A step that waits for nothing but a decision stands below whoever takes it. */
function addedBy(step: WorkflowStep, workflow: RecordWorkflow): DiagramEdge[] {
  if (edgesTo(step, workflow).length > 0) return [];
  const adders = workflow.steps.filter(
    ({ id, outcomes }) => id !== step.id && outcomes.some(({ adds }) => adds.includes(step.id)),
  );
  return adders.map(({ id }) => ({ from: id, to: step.id, kind: 'adds' }));
}
