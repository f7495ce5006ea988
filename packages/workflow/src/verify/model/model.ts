import {
  type Bundle,
  celName,
  parseDuration,
  type RecordWorkflow,
  type StepData,
  type WorkflowExpression,
  type WorkflowStep,
  workflowEnvironment,
} from '@greffe/definition';
import { createEvaluator } from '@greffe/rules';
import { type Condition, createCondition } from './condition.ts';
import { doneLevels, type Levels, openLevels, roundLevels } from './counts.ts';
import { dependenciesOf } from './dependencies.ts';
import { type Layout, layoutOf } from './state.ts';
import { dataOfStep, decidingOf, linksOf } from './worlds.ts';

export interface OutcomeModel {
  readonly id: string;
  readonly when?: Condition;
  readonly ends: boolean;
  readonly reopens: readonly number[];
  readonly adds: readonly number[];
}

/** A step of the model; other steps by their index within the cone. */
export interface StepModel {
  readonly index: number;
  readonly step: WorkflowStep;
  readonly requires: readonly number[];
  /** What it leans on near and far, in the order in which the engine locks it. */
  readonly dependencies: readonly number[];
  readonly when?: Condition;
  readonly schedule: readonly Condition[];
  /** None where nothing in the cone depends on how it comes out. */
  readonly outcomes: readonly OutcomeModel[];
  readonly variants: readonly StepData[];
  readonly levels: LevelsOfStep;
  /** Length of its window in milliseconds, to say which of two ends first; 0 without one. */
  readonly window: number;
}

/** Rounds, and counts of entries, that are told apart. */
export interface LevelsOfStep {
  readonly round: Levels;
  readonly validated: Levels;
  readonly open: Levels;
  readonly missed: Levels;
}

/** The steps of a cone as numbers, and the words of their expressions as a few values each. */
export interface Model {
  readonly steps: readonly StepModel[];
  readonly layout: Layout;
  /** What links may show, by their names in expressions; one of them for the whole life of a record. */
  readonly links: readonly Readonly<Record<string, unknown>>[];
  /** Whether the order of windows can matter: one of the decisions in them ends, reopens or adds. */
  readonly isOrdered: boolean;
  /** Steps of which not every combination of values was taken. */
  readonly cut: readonly string[];
}

export interface ModelRequest {
  readonly bundle: Bundle;
  readonly recordType: string;
  readonly workflow: RecordWorkflow;
  /** Steps of the model, closed under what they look at. */
  readonly ids: readonly string[];
  /** Steps of which every outcome is told apart, whether something follows from it or not. */
  readonly focus: readonly string[];
}

/** The model of some steps of a record type. */
export function modelOf({ bundle, recordType, workflow, ids, focus }: ModelRequest): Model {
  const steps = workflow.steps.filter(({ id }) => ids.includes(id));
  const isDecisive = (step: WorkflowStep) => focus.includes(step.id) || hasConsequence(step, steps);
  const deciding = decidingOf(bundle, recordType, steps, (step) => [
    ...(step.when ? [step.when] : []),
    ...scheduleOf(step),
    ...(isDecisive(step) ? step.outcomes.flatMap(({ when }) => (when ? [when] : [])) : []),
  ]);
  const data = steps.map((step) => dataOfStep(bundle, recordType, step, deciding));
  const links = linksOf(bundle, recordType, workflow, deciding);
  const layout = layoutOf(steps.length);
  const levels = steps.map(
    (step): LevelsOfStep => ({
      round: roundLevels(step, deciding),
      validated: doneLevels(step, 'validated', deciding),
      open: openLevels(step, deciding),
      missed: doneLevels(step, 'missed', deciding),
    }),
  );
  const ground = {
    layout,
    links,
    levels,
    names: steps.map(({ id }) => celName(id)),
    variants: data.map((variants) => variants.data),
    outcomes: steps.map(({ outcomes }) => outcomes.map(({ id }) => id)),
  };
  const indexOf = (id: string) => steps.findIndex((step) => step.id === id);
  const known = (list: readonly string[]) => list.map(indexOf).filter((index) => index >= 0);
  const models = steps.map((step, index): StepModel => {
    const evaluator = createEvaluator(workflowEnvironment(bundle, recordType, step.id));
    const condition = (expression: WorkflowExpression) =>
      createCondition(expression, evaluator, ground, indexOf);
    return {
      index,
      step,
      requires: known(step.requires),
      dependencies: known(dependenciesOf(workflow, step.id)),
      ...(step.when && { when: condition(step.when) }),
      schedule: scheduleOf(step).map(condition),
      outcomes: (isDecisive(step) ? step.outcomes : []).map(({ id, when, ends, reopens, adds }) => ({
        id,
        ...(when && { when: condition(when) }),
        ends,
        reopens: known(reopens),
        adds: known(adds),
      })),
      variants: data[index]?.data ?? [{}],
      levels: levels[index] ?? NO_LEVELS,
      window: step.correction.mode === 'undo' ? millisecondsOf(step.correction.window) : 0,
    };
  });
  return {
    steps: models,
    layout,
    links,
    isOrdered: models.some(({ window, outcomes }) => window > 0 && outcomes.some(isEffective)),
    cut: steps.flatMap(({ id }, index) => (data[index]?.isCut ? [id] : [])),
  };
}

/** Whether an outcome does something by itself, besides being known. */
export const isEffective = ({ ends, reopens, adds }: OutcomeModel): boolean =>
  ends || reopens.length > 0 || adds.length > 0;

const NO_LEVELS: LevelsOfStep = { round: [1], validated: [0], open: [0], missed: [0] };

const scheduleOf = ({ repeat }: WorkflowStep): readonly WorkflowExpression[] => [
  ...(repeat && 'from' in repeat ? [repeat.from] : []),
  ...(repeat && 'to' in repeat ? [repeat.to] : []),
];

/** Whether an outcome of a step does something within the cone, or is looked at there. */
function hasConsequence({ id, outcomes }: WorkflowStep, cone: readonly WorkflowStep[]): boolean {
  const isIn = (other: string) => cone.some((step) => step.id === other);
  const isRead = (expression: WorkflowExpression | undefined) =>
    expression?.reads.outcomes.includes(id) ?? false;
  return (
    outcomes.some(({ ends, reopens, adds }) => ends || reopens.some(isIn) || adds.some(isIn)) ||
    cone.some(
      (step) =>
        isRead(step.when) || scheduleOf(step).some(isRead) || step.outcomes.some(({ when }) => isRead(when)),
    )
  );
}

/** Months and days as their usual length: windows are compared, never counted. */
function millisecondsOf(duration: string): number {
  const parts = parseDuration(duration);
  if (!parts) return 1;
  const days = parts.years * 365 + parts.months * 30 + parts.weeks * 7 + parts.days;
  return Math.max(1, (((days * 24 + parts.hours) * 60 + parts.minutes) * 60 + parts.seconds) * 1000);
}
