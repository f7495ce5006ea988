import type { Bundle, Finding, RecordWorkflow, WorkflowStep } from '@greffe/definition';
import { coneOf, endersOf } from './model/cone.ts';
import { type Model, modelOf, type StepModel } from './model/model.ts';
import type { State } from './model/state.ts';
import { PART } from './model/state.ts';
import type { Violation } from './report.ts';
import { type Edge, explore, type Graph, traceTo } from './search/explore.ts';
import { traceOf } from './words/trace.ts';
import type { Words } from './words/words.ts';

export interface SearchOptions {
  /** Steps of which every outcome is told apart, whether something follows from it or not. */
  readonly focus?: readonly string[];
  /** With the steps whose outcomes end the record. */
  readonly withEnders?: boolean;
  /** Steps that support may unlock. */
  readonly unlocks?: readonly string[];
  /** Nothing is taken back: enough to show that something can happen. */
  readonly isForward?: boolean;
  /** Stops there; such a search is not kept. */
  readonly until?: (edge: Edge | undefined, state: State, search: StepsOfSearch) => boolean;
}

/** What a property is judged on: a record type, searches of it that are made once, and words for what is found. */
export interface Scope {
  readonly bundle: Bundle;
  readonly recordType: string;
  readonly workflow: RecordWorkflow;
  readonly words: Words;
  /** The states of the steps that decide where the given ones stand. */
  readonly search: (seeds: readonly string[], options?: SearchOptions) => Search;
}

/** The states of a search, read by the names of its steps. */
export interface StepsOfSearch {
  readonly step: (id: string) => StepModel;
  readonly part: (state: State, id: string, part: number) => number;
  readonly status: (state: State, id: string) => number;
  readonly hasEnded: (state: State) => boolean;
}

export interface Search extends StepsOfSearch {
  readonly graph: Graph;
  /** The way to an edge and over it, in sentences, with what holds then. */
  readonly trace: (over: Edge | undefined, to: number, then: readonly string[]) => readonly string[];
  /** What was not looked at. */
  readonly left: readonly string[];
}

export function scopeOf(
  bundle: Bundle,
  recordType: string,
  workflow: RecordWorkflow,
  words: Words,
  limit: number,
): Scope {
  const known = new Map<string, Search>();
  return {
    bundle,
    recordType,
    workflow,
    words,
    search(seeds, { focus = [], withEnders = false, unlocks = [], isForward = false, until } = {}) {
      const ids = coneOf(workflow, withEnders ? [...seeds, ...endersOf(workflow)] : seeds);
      const key = JSON.stringify([ids, [...focus].sort(), unlocks, isForward]);
      const found = known.get(key);
      if (found) return found;
      const model = modelOf({ bundle, recordType, workflow, ids, focus });
      const steps = stepsOf(model);
      const graph = explore(model, {
        limit,
        unlocks,
        isForward,
        ...(until && { until: (edge, state) => until(edge, state, steps) }),
      });
      const search = searchOf(graph, steps, words);
      if (!until) known.set(key, search);
      return search;
    },
  };
}

function stepsOf(model: Model): StepsOfSearch {
  const byId = new Map(model.steps.map((step) => [step.step.id, step]));
  const step = (id: string): StepModel => {
    const found = byId.get(id);
    if (!found) throw new RangeError(`The search does not hold the step '${id}'.`);
    return found;
  };
  const part = (state: State, id: string, name: number) => state[model.layout.at(step(id).index, name)] ?? 0;
  return {
    step,
    part,
    status: (state, id) => part(state, id, PART.status),
    hasEnded: (state) => state[model.layout.ended] !== 0,
  };
}

function searchOf(graph: Graph, steps: StepsOfSearch, words: Words): Search {
  const { model } = graph;
  const names = model.steps.map(({ step: { id } }) => words.step(id)).join(', ');
  return {
    ...steps,
    graph,
    trace: (over, to, then) =>
      traceOf(
        model,
        over ? [...traceTo(graph, over.from), over] : traceTo(graph, to),
        graph.states[to],
        then,
        words,
      ),
    left: [
      ...(graph.isCut ? [words.say('limit', { count: String(graph.states.length), steps: names })] : []),
      ...model.cut.map((id) => words.say('values', { step: words.step(id) })),
    ],
  };
}

/** A fault of a step, at a place within it. */
export function violationAt(
  { recordType, workflow }: Scope,
  code: string,
  step: WorkflowStep,
  place: string,
  message: string,
  trace: readonly string[],
): Violation {
  const index = workflow.steps.indexOf(step);
  const pointer = `/recordTypes/${recordType}/steps/${index}${place}`;
  const finding: Finding = {
    severity: 'error',
    code: `verify.${code}`,
    file: 'workflow.json',
    pointer,
    message,
  };
  return { finding, trace };
}

/** What a property found; `searches` says how far it looked. */
export interface Judgement {
  readonly violations: readonly Violation[];
  readonly searches: readonly Search[];
}

export type Property = (scope: Scope) => Judgement;
