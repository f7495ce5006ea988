import type { Outcome, WorkflowStep } from '@greffe/definition';
import { PART, STATUS } from '../model/state.ts';
import type { Violation } from '../report.ts';
import { type Property, type Scope, type Search, type SearchOptions, violationAt } from '../scope.ts';
import { canStillReach, type Edge, reachableFrom } from '../search/explore.ts';
import type { Words } from '../words/words.ts';
import { dyingEdges, finishOf } from './finish.ts';
import { isFollowed } from './follows.ts';

/**
 * Every outcome leads somewhere: it can come about; something follows from it; what it reopens or adds can be acted on
 * again; and after it the step, and the record, can still come to an end.
 */
export const outcomes: Property = (scope) => {
  const searches: Search[] = [];
  const violations = scope.workflow.steps.flatMap((step) =>
    step.outcomes.flatMap((_, place) => judge(scope, step, place, searches)),
  );
  return { violations: [...violations, ...neverEnded(scope, searches, violations)], searches };
};

type Sentence = Parameters<Words['say']>[0];

function fault(
  scope: Scope,
  step: WorkflowStep,
  place: number,
  sentence: Sentence,
  trace: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Violation {
  const { words } = scope;
  const outcome = words.outcome(step.id, step.outcomes[place]?.id ?? '');
  const message = words.say(sentence, { outcome, step: words.step(step.id), ...more });
  return violationAt(scope, 'outcomes', step, `/outcomes/${place}`, message, trace);
}

function judge(scope: Scope, step: WorkflowStep, place: number, searches: Search[]): Violation[] {
  const { words } = scope;
  const outcome = step.outcomes[place];
  if (!outcome) return [];
  const found = chosenIn(scope, step, place, searches);
  if (!found) return [];
  if (!found.edge) {
    return found.search.graph.isCut
      ? []
      : [fault(scope, step, place, 'outcomeNever', [`1. ${words.say('outcomeOthers')}`])];
  }
  if (!isFollowed(scope.workflow, step, outcome)) {
    const trace = found.search.trace(found.edge, found.edge.to, [words.say('outcomeNothingWhy')]);
    return [fault(scope, step, place, 'outcomeNothing', trace)];
  }
  const stranded = [...outcome.reopens, ...outcome.adds].flatMap((other): Violation[] => {
    const trace = noReturn(scope, searches, step, place, other);
    return trace ? [fault(scope, step, place, 'outcomeNoReturn', trace, { other: words.step(other) })] : [];
  });
  return stranded.length > 0 ? stranded : endless(scope, searches, step, place, outcome);
}

/** Where an outcome is chosen first; undefined for a step that is never reached, of which `reachable` tells. */
function chosenIn(scope: Scope, step: WorkflowStep, place: number, searches: Search[]) {
  const isChosen = ({ move }: Edge, index: number) => move.step === index && move.outcome === place;
  const focus = [step.id];
  const look = (options: SearchOptions) => {
    const search = scope.search([step.id], { focus, ...options });
    searches.push(search);
    return { search, edge: search.graph.edges.find((edge) => isChosen(edge, search.step(step.id).index)) };
  };
  const ahead = look({
    isForward: true,
    until: (edge, _state, steps) => edge !== undefined && isChosen(edge, steps.step(step.id).index),
  });
  if (ahead.edge) return ahead;
  const { search, edge } = look({});
  const isReached = search.graph.states.some((state) => search.status(state, step.id) === STATUS.open);
  return edge || isReached ? { search, edge } : undefined;
}

const takenIn = ({ graph, step }: Search, id: string, place: number): readonly Edge[] =>
  graph.edges.filter(({ move }) =>
    move.held.some((held) => held.step === step(id).index && held.outcome === place),
  );

/** Why nobody can act on a step again after an outcome that reopens it or adds to it; undefined where somebody can. */
function noReturn(
  scope: Scope,
  searches: Search[],
  step: WorkflowStep,
  place: number,
  other: string,
): readonly string[] | undefined {
  const { words } = scope;
  const target = scope.workflow.steps.find(({ id }) => id === other);
  if (!target) return undefined;
  for (const isForward of [true, false]) {
    const search = scope.search([step.id, other], { focus: [step.id], isForward });
    searches.push(search);
    const { graph } = search;
    const taken = takenIn(search, step.id, place);
    const after = reachableFrom(
      graph,
      taken.map(({ to }) => to),
    );
    const isActed = graph.states.some(
      (state, number) =>
        after[number] === true &&
        search.status(state, other) === STATUS.open &&
        (target.repeat?.kind !== 'byOutcome' || search.part(state, other, PART.open) > 0),
    );
    if (isActed || graph.isCut) return undefined;
    const [first] = taken;
    const state = first && graph.states[first.to];
    if (isForward || !first || !state) continue;
    if (search.hasEnded(state)) return search.trace(first, first.to, [words.say('onlyAfterEnd')]);
    const sentence = search.status(state, other) === STATUS.skipped ? 'isSkipped' : 'waitsForEver';
    return search.trace(first, first.to, [words.say(sentence, { step: words.step(other) })]);
  }
  return undefined;
}

/** An outcome that begins its own step again, after which the step can never be done. */
function endless(
  scope: Scope,
  searches: Search[],
  step: WorkflowStep,
  place: number,
  outcome: Outcome,
): Violation[] {
  if (outcome.reopens.length === 0) return [];
  // What is outside the cone may still end the record: only then it counts.
  for (const withEnders of [false, true]) {
    const search = scope.search([step.id], { focus: [step.id], withEnders });
    searches.push(search);
    const edge = search.graph.isCut ? undefined : endlessIn(search, step, place);
    if (!edge) return [];
    const then = scope.words.say('loops', { step: scope.words.step(step.id) });
    const trace = search.trace(edge, edge.to, [then]);
    if (withEnders) return [fault(scope, step, place, 'outcomeNoEnd', trace)];
  }
  return [];
}

function endlessIn(search: Search, step: WorkflowStep, place: number): Edge | undefined {
  const done = step.repeat ? STATUS.open : STATUS.validated;
  // In its window it is not done: what it decided then may be to begin again.
  const isPending = (status: number) => status === STATUS.validated && step.correction.mode === 'undo';
  const can = canStillReach(search.graph, (state) => {
    const status = search.status(state, step.id);
    return search.hasEnded(state) || (status >= done && !isPending(status));
  });
  return takenIn(search, step.id, place).find(({ to }) => can[to] === false);
}

/** Outcomes after which nothing can end the record any more. */
function neverEnded(scope: Scope, searches: Search[], told: readonly Violation[]): Violation[] {
  const finish = finishOf(scope);
  if (!finish) return [];
  searches.push(finish.search);
  const seen = new Set(told.map(({ finding }) => finding.pointer));
  return dyingEdges(finish).flatMap((edge): Violation[] => {
    const id = finish.search.graph.model.steps[edge.move.step]?.step.id;
    const step = scope.workflow.steps.find((candidate) => candidate.id === id);
    const place = edge.move.outcome;
    if (!step || place === undefined) return [];
    const then = scope.words.say('stays', { step: scope.words.step(finish.openEnded[0] ?? '') });
    const violation = fault(scope, step, place, 'outcomeNoEnd', finish.search.trace(edge, edge.to, [then]));
    if (seen.has(violation.finding.pointer)) return [];
    seen.add(violation.finding.pointer);
    return [violation];
  });
}
